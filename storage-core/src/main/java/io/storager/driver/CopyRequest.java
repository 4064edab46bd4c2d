package io.storager.driver;

import java.util.Map;

import io.storager.Encryption;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be copied.
 */
public final class CopyRequest {

	private final ObjectHead source;

	private final @Nullable Encryption sourceEncryption;

	private final @Nullable Encryption encryption;

	private final @Nullable String storageClass;

	private final boolean forbidOverwrite;

	private final @Nullable ObjectHeaders headers;

	private final Map<String, String> userMetadata;

	private final @Nullable Map<String, String> tags;

	private final @Nullable ObjectAcl acl;

	private final @Nullable String sourceVersionId;

	private final @Nullable Long trafficLimit;

	private final @Nullable String sourceBucket;

	private CopyRequest(Builder builder) {
		this.source = builder.source;
		this.sourceEncryption = builder.sourceEncryption;
		this.encryption = builder.encryption;
		this.storageClass = builder.storageClass;
		this.forbidOverwrite = builder.forbidOverwrite;
		this.headers = builder.headers;
		this.userMetadata = Map.copyOf(builder.userMetadata);
		this.tags = builder.tags;
		this.acl = builder.acl;
		this.trafficLimit = builder.trafficLimit;
		this.sourceVersionId = builder.sourceVersionId;
		this.sourceBucket = builder.sourceBucket;
	}

	/** Start with nothing but these. */
	public static Builder builder(ObjectHead source) {
		return new Builder(source);
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder(this.source).sourceEncryption(this.sourceEncryption)
			.encryption(this.encryption)
			.storageClass(this.storageClass)
			.forbidOverwrite(this.forbidOverwrite)
			.headers(this.headers)
			.userMetadata(this.userMetadata)
			.tags(this.tags)
			.acl(this.acl)
			.trafficLimit(this.trafficLimit)
			.sourceVersionId(this.sourceVersionId)
			.sourceBucket(this.sourceBucket);
	}

	/** What is known of the source; the copy is of this version or fails. */
	public ObjectHead source() {
		return this.source;
	}

	/** Checked settings that the source needs, or {@code null}. */
	public @Nullable Encryption sourceEncryption() {
		return this.sourceEncryption;
	}

	/** Checked settings of the target, or {@code null} for none. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Storage class of the target, or {@code null} for the source's. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Whether there must be no object at the target yet. */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	/**
	 * All headers of the target, or {@code null} to keep the source's with its user
	 * metadata.
	 */
	public @Nullable ObjectHeaders headers() {
		return this.headers;
	}

	/** With {@code headers}: all user metadata of the target, ready to send. */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** All tags of the target, or {@code null} to keep the source's. */
	public @Nullable Map<String, String> tags() {
		return this.tags;
	}

	/** The access rule, or {@code null} for that of the bucket. */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	/** The version of the source, or {@code null} for the latest. */
	public @Nullable String sourceVersionId() {
		return this.sourceVersionId;
	}

	/** Most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	/**
	 * The bucket of the source if it is another one, which {@link CopyDriver#copiesFrom}
	 * has agreed to, or {@code null}.
	 */
	public @Nullable String sourceBucket() {
		return this.sourceBucket;
	}

	/** Collects what it has. */
	public static final class Builder {

		private final ObjectHead source;

		private @Nullable Encryption sourceEncryption;

		private @Nullable Encryption encryption;

		private @Nullable String storageClass;

		private boolean forbidOverwrite;

		private @Nullable ObjectHeaders headers;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable Map<String, String> tags;

		private @Nullable ObjectAcl acl;

		private @Nullable String sourceVersionId;

		private @Nullable Long trafficLimit;

		private @Nullable String sourceBucket;

		private Builder(ObjectHead source) {
			this.source = source;
		}

		/** Checked settings that the source needs, or {@code null}. */
		public Builder sourceEncryption(@Nullable Encryption sourceEncryption) {
			this.sourceEncryption = sourceEncryption;
			return this;
		}

		/** Checked settings of the target, or {@code null} for none. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Storage class of the target, or {@code null} for the source's. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Whether there must be no object at the target yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/**
		 * All headers of the target, or {@code null} to keep the source's with its user
		 * metadata.
		 */
		public Builder headers(@Nullable ObjectHeaders headers) {
			this.headers = headers;
			return this;
		}

		/** With {@code headers}: all user metadata of the target, ready to send. */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** All tags of the target, or {@code null} to keep the source's. */
		public Builder tags(@Nullable Map<String, String> tags) {
			this.tags = tags;
			return this;
		}

		/**
		 * The vendor's name of an access rule, or {@code null} for that of the bucket.
		 */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.acl = acl;
			return this;
		}

		/** The version of the source, or {@code null} for the latest. */
		public Builder sourceVersionId(@Nullable String sourceVersionId) {
			this.sourceVersionId = sourceVersionId;
			return this;
		}

		/** Most bits a second of each request, or {@code null} for no limit. */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** The bucket of the source if it is another one, or {@code null}. */
		public Builder sourceBucket(@Nullable String sourceBucket) {
			this.sourceBucket = sourceBucket;
			return this;
		}

		/** Make it. */
		public CopyRequest build() {
			return new CopyRequest(this);
		}

	}

}
