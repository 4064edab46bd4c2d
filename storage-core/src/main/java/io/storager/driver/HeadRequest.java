package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/** How to look at an object. Made by the engine, read by drivers. */
public final class HeadRequest {

	private final @Nullable Encryption encryption;

	private HeadRequest(Builder builder) {
		this.encryption = builder.encryption;
	}

	/** Start with nothing. */
	public static Builder builder() {
		return new Builder();
	}

	/** Checked settings that the object needs, or {@code null} for none. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Collects what it has. */
	public static final class Builder {

		private @Nullable Encryption encryption;

		private Builder() {
		}

		/** Checked settings that the object needs, or {@code null} for none. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Make it. */
		public HeadRequest build() {
			return new HeadRequest(this);
		}

	}

}
