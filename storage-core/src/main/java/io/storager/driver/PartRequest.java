package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/** How a part is to be uploaded. Made by the engine, read by drivers. */
public final class PartRequest {

	private final @Nullable String contentMd5;

	private final @Nullable Encryption encryption;

	private final @Nullable Long trafficLimit;

	private PartRequest(Builder builder) {
		this.contentMd5 = builder.contentMd5;
		this.encryption = builder.encryption;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with nothing. */
	public static Builder builder() {
		return new Builder();
	}

	/** Base64 of the MD5 that the service is to check, or {@code null}. */
	public @Nullable String contentMd5() {
		return this.contentMd5;
	}

	/** Checked settings that every part needs, or {@code null} for none. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Most bits a second, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	/** Collects what it has. */
	public static final class Builder {

		private @Nullable String contentMd5;

		private @Nullable Encryption encryption;

		private @Nullable Long trafficLimit;

		private Builder() {
		}

		/** Base64 of the MD5 that the service is to check, or {@code null}. */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** Checked settings that every part needs, or {@code null} for none. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Most bits a second, or {@code null} for no limit. */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** Make it. */
		public PartRequest build() {
			return new PartRequest(this);
		}

	}

}
