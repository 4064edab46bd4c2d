package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of an object to read, and how they are to come. Made by the engine, read by
 * drivers.
 */
public final class GetRequest {

	private final long offset;

	private final @Nullable Long size;

	private final Conditions conditions;

	private final @Nullable Encryption encryption;

	private final @Nullable String versionId;

	private final @Nullable Long trafficLimit;

	private final @Nullable String process;

	private GetRequest(Builder builder) {
		this.offset = builder.offset;
		this.size = builder.size;
		this.conditions = builder.conditions;
		this.encryption = builder.encryption;
		this.versionId = builder.versionId;
		this.trafficLimit = builder.trafficLimit;
		this.process = builder.process;
	}

	/** Start with the whole of the latest version, as it is. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder().offset(this.offset)
			.size(this.size)
			.conditions(this.conditions)
			.encryption(this.encryption)
			.versionId(this.versionId)
			.trafficLimit(this.trafficLimit)
			.process(this.process);
	}

	/** The first byte. */
	public long offset() {
		return this.offset;
	}

	/** The most bytes, at least 1, or {@code null} for all that follow. */
	public @Nullable Long size() {
		return this.size;
	}

	/** What must hold. */
	public Conditions conditions() {
		return this.conditions;
	}

	/** Checked settings, or {@code null} for none. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** The version to read, or {@code null} for the latest. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	/** Most bits a second, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	/** What the service makes of the bytes, or {@code null} for as they are. */
	public @Nullable String process() {
		return this.process;
	}

	/** Whether the whole object is asked for, so that no range is to be sent. */
	public boolean whole() {
		return this.offset == 0 && this.size == null;
	}

	/** Collects what it has. */
	public static final class Builder {

		private long offset;

		private @Nullable Long size;

		private Conditions conditions = Conditions.NONE;

		private @Nullable Encryption encryption;

		private @Nullable String versionId;

		private @Nullable Long trafficLimit;

		private @Nullable String process;

		private Builder() {
		}

		/** The first byte. */
		public Builder offset(long offset) {
			this.offset = offset;
			return this;
		}

		/** The most bytes, at least 1, or {@code null} for all that follow. */
		public Builder size(@Nullable Long size) {
			this.size = size;
			return this;
		}

		/** What must hold. */
		public Builder conditions(Conditions conditions) {
			this.conditions = conditions;
			return this;
		}

		/** Checked settings, or {@code null} for none. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** The version to read, or {@code null} for the latest. */
		public Builder versionId(@Nullable String versionId) {
			this.versionId = versionId;
			return this;
		}

		/** Most bits a second, or {@code null} for no limit. */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** What the service makes of the bytes, or {@code null} for as they are. */
		public Builder process(@Nullable String process) {
			this.process = process;
			return this;
		}

		/** Make it. */
		public GetRequest build() {
			return new GetRequest(this);
		}

	}

}
