package io.storager.driver;

import java.util.Map;

import io.storager.Encryption;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be stored.
 */
public final class PutRequest {

	private final ObjectHeaders headers;

	private final @Nullable String contentMd5;

	private final @Nullable String storageClass;

	private final Map<String, String> userMetadata;

	private final Map<String, String> tags;

	private final @Nullable ObjectAcl acl;

	private final @Nullable Encryption encryption;

	private final boolean forbidOverwrite;

	private final @Nullable Long trafficLimit;

	private PutRequest(Builder builder) {
		this.headers = builder.headers;
		this.contentMd5 = builder.contentMd5;
		this.storageClass = builder.storageClass;
		this.userMetadata = Map.copyOf(builder.userMetadata);
		this.tags = Map.copyOf(builder.tags);
		this.acl = builder.acl;
		this.encryption = builder.encryption;
		this.forbidOverwrite = builder.forbidOverwrite;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with nothing. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder().headers(this.headers)
			.contentMd5(this.contentMd5)
			.storageClass(this.storageClass)
			.userMetadata(this.userMetadata)
			.tags(this.tags)
			.acl(this.acl)
			.encryption(this.encryption)
			.forbidOverwrite(this.forbidOverwrite)
			.trafficLimit(this.trafficLimit);
	}

	/** The headers to serve it with. */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/** Base64 of the MD5 that the service is to check. */
	public @Nullable String contentMd5() {
		return this.contentMd5;
	}

	/** The vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Names in lower case and values in printable ASCII, ready to send. */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** Checked tags. */
	public Map<String, String> tags() {
		return this.tags;
	}

	/** The access rule, or {@code null} for that of the bucket. */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	/** Checked settings, or {@code null} for none. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Whether there must be no object yet. */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	/** Most bits a second of each request with bytes, or {@code null}. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	/** The same with another MD5, or with none. */
	public PutRequest withContentMd5(@Nullable String contentMd5) {
		return toBuilder().contentMd5(contentMd5).build();
	}

	/** Collects what it has. */
	public static final class Builder {

		private ObjectHeaders headers = ObjectHeaders.NONE;

		private @Nullable String contentMd5;

		private @Nullable String storageClass;

		private Map<String, String> userMetadata = Map.of();

		private Map<String, String> tags = Map.of();

		private @Nullable ObjectAcl acl;

		private @Nullable Encryption encryption;

		private boolean forbidOverwrite;

		private @Nullable Long trafficLimit;

		private Builder() {
		}

		/** The headers to serve it with. */
		public Builder headers(ObjectHeaders headers) {
			this.headers = headers;
			return this;
		}

		/** Base64 of the MD5 that the service is to check. */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** The vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Names in lower case and values in printable ASCII, ready to send. */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** Checked tags. */
		public Builder tags(Map<String, String> tags) {
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

		/** Checked settings, or {@code null} for none. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Whether there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/** Most bits a second of each request with bytes, or {@code null}. */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** Make it. */
		public PutRequest build() {
			return new PutRequest(this);
		}

	}

}
