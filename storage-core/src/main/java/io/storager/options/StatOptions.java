package io.storager.options;

import io.storager.Encryption;
import io.storager.ObjectMode;
import io.storager.Storager;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#stat}. */
public final class StatOptions {

	/** No options at all. */
	public static final StatOptions DEFAULT = builder().build();

	private final @Nullable ObjectMode objectMode;

	private final @Nullable String multipartId;

	private final @Nullable Encryption encryption;

	private final @Nullable String versionId;

	private StatOptions(Builder builder) {
		this.objectMode = builder.objectMode;
		this.multipartId = builder.multipartId;
		this.encryption = builder.encryption;
		this.versionId = builder.versionId;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().objectMode(this.objectMode)
			.multipartId(this.multipartId)
			.encryption(this.encryption)
			.versionId(this.versionId);
	}

	/** Kind of object that is meant, or {@code null} for an ordinary one. */
	public @Nullable ObjectMode objectMode() {
		return this.objectMode;
	}

	/** Id of the upload in parts that is meant. */
	public @Nullable String multipartId() {
		return this.multipartId;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Version that is meant, or {@code null} for the latest. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("objectMode", this.objectMode)
			.with("multipartId", this.multipartId)
			.with("encryption", this.encryption)
			.with("versionId", this.versionId);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof StatOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("StatOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable ObjectMode objectMode;

		private @Nullable String multipartId;

		private @Nullable Encryption encryption;

		private @Nullable String versionId;

		private Builder() {
		}

		/** Set the kind of object that is meant, or {@code null} for an ordinary one. */
		public Builder objectMode(@Nullable ObjectMode objectMode) {
			this.objectMode = objectMode;
			return this;
		}

		/** Set the id of the upload in parts that is meant. */
		public Builder multipartId(@Nullable String multipartId) {
			this.multipartId = multipartId;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the version that is meant, or {@code null} for the latest. */
		public Builder versionId(@Nullable String versionId) {
			this.versionId = versionId;
			return this;
		}

		/** Make the options. */
		public StatOptions build() {
			return new StatOptions(this);
		}

	}

}
