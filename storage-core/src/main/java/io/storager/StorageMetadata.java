package io.storager;

import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * What a storager is and the limits its service sets. Sizes are in bytes.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/oss/product-overview/limits">Limits
 * of OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/14518">Limits of
 * COS</a>
 */
public final class StorageMetadata {

	private final String service;

	private final String bucket;

	private final @Nullable String location;

	private final String workDir;

	private final long writeSizeMaximum;

	private final long copySizeMaximum;

	private final long appendTotalSizeMaximum;

	private final int multipartNumberMaximum;

	private final long multipartSizeMinimum;

	private final long multipartSizeMaximum;

	private final int keyLengthMaximum;

	private final int userMetadataSizeMaximum;

	private final int userMetadataEntrySizeMaximum;

	private StorageMetadata(Builder builder) {
		this.service = builder.service;
		this.bucket = builder.bucket;
		this.location = builder.location;
		this.workDir = builder.workDir;
		this.writeSizeMaximum = builder.writeSizeMaximum;
		this.copySizeMaximum = builder.copySizeMaximum;
		this.appendTotalSizeMaximum = builder.appendTotalSizeMaximum;
		this.multipartNumberMaximum = builder.multipartNumberMaximum;
		this.multipartSizeMinimum = builder.multipartSizeMinimum;
		this.multipartSizeMaximum = builder.multipartSizeMaximum;
		this.keyLengthMaximum = builder.keyLengthMaximum;
		this.userMetadataSizeMaximum = builder.userMetadataSizeMaximum;
		this.userMetadataEntrySizeMaximum = (builder.userMetadataEntrySizeMaximum > 0)
				? builder.userMetadataEntrySizeMaximum : builder.userMetadataSizeMaximum;
	}

	/** Start with the bucket of a service. */
	public static Builder builder(String service, String bucket) {
		return new Builder(service, bucket);
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder(this.service, this.bucket).location(this.location)
			.workDir(this.workDir)
			.writeSizeMaximum(this.writeSizeMaximum)
			.copySizeMaximum(this.copySizeMaximum)
			.appendTotalSizeMaximum(this.appendTotalSizeMaximum)
			.multipartNumberMaximum(this.multipartNumberMaximum)
			.multipartSizeMinimum(this.multipartSizeMinimum)
			.multipartSizeMaximum(this.multipartSizeMaximum)
			.keyLengthMaximum(this.keyLengthMaximum)
			.userMetadataSizeMaximum(this.userMetadataSizeMaximum)
			.userMetadataEntrySizeMaximum(this.userMetadataEntrySizeMaximum);
	}

	/** The service, such as {@code oss}. */
	public String service() {
		return this.service;
	}

	/** The bucket. */
	public String bucket() {
		return this.bucket;
	}

	/** The bucket's location, if it is configured. */
	public @Nullable String location() {
		return this.location;
	}

	/** The work dir, starting and ending with a slash. */
	public String workDir() {
		return this.workDir;
	}

	/**
	 * The largest object that is stored with one request; larger ones are uploaded in
	 * parts.
	 */
	public long writeSizeMaximum() {
		return this.writeSizeMaximum;
	}

	/**
	 * The largest object that is copied with one request; larger ones are copied in
	 * parts.
	 */
	public long copySizeMaximum() {
		return this.copySizeMaximum;
	}

	/** The largest object that appending can make. */
	public long appendTotalSizeMaximum() {
		return this.appendTotalSizeMaximum;
	}

	/** The most parts of one upload. */
	public int multipartNumberMaximum() {
		return this.multipartNumberMaximum;
	}

	/** The smallest part, the last one excepted. */
	public long multipartSizeMinimum() {
		return this.multipartSizeMinimum;
	}

	/** The largest part. */
	public long multipartSizeMaximum() {
		return this.multipartSizeMaximum;
	}

	/** The longest key, counted in UTF-8. */
	public int keyLengthMaximum() {
		return this.keyLengthMaximum;
	}

	/** The most user metadata in bytes, names and values together. */
	public int userMetadataSizeMaximum() {
		return this.userMetadataSizeMaximum;
	}

	/** The longest piece of user metadata in bytes, its name and its value together. */
	public int userMetadataEntrySizeMaximum() {
		return this.userMetadataEntrySizeMaximum;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("service", this.service)
			.with("bucket", this.bucket)
			.with("location", this.location)
			.with("workDir", this.workDir)
			.with("writeSizeMaximum", this.writeSizeMaximum)
			.with("copySizeMaximum", this.copySizeMaximum)
			.with("appendTotalSizeMaximum", this.appendTotalSizeMaximum)
			.with("multipartNumberMaximum", this.multipartNumberMaximum)
			.with("multipartSizeMinimum", this.multipartSizeMinimum)
			.with("multipartSizeMaximum", this.multipartSizeMaximum)
			.with("keyLengthMaximum", this.keyLengthMaximum)
			.with("userMetadataSizeMaximum", this.userMetadataSizeMaximum)
			.with("userMetadataEntrySizeMaximum", this.userMetadataEntrySizeMaximum);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof StorageMetadata that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("StorageMetadata");
	}

	/** Collects limits; those that are not set are 0. */
	public static final class Builder {

		private final String service;

		private final String bucket;

		private @Nullable String location;

		private String workDir = "/";

		private long writeSizeMaximum;

		private long copySizeMaximum;

		private long appendTotalSizeMaximum;

		private int multipartNumberMaximum;

		private long multipartSizeMinimum;

		private long multipartSizeMaximum;

		private int keyLengthMaximum;

		private int userMetadataSizeMaximum;

		private int userMetadataEntrySizeMaximum;

		private Builder(String service, String bucket) {
			this.service = Objects.requireNonNull(service, "'service' must not be null");
			this.bucket = Objects.requireNonNull(bucket, "'bucket' must not be null");
		}

		/** Set the bucket's location, if it is configured. */
		public Builder location(@Nullable String location) {
			this.location = location;
			return this;
		}

		/** Set the work dir, starting and ending with a slash. */
		public Builder workDir(String workDir) {
			this.workDir = Objects.requireNonNull(workDir, "'workDir' must not be null");
			return this;
		}

		/**
		 * Set the largest object that is stored with one request; larger ones are
		 * uploaded in parts.
		 */
		public Builder writeSizeMaximum(long writeSizeMaximum) {
			this.writeSizeMaximum = writeSizeMaximum;
			return this;
		}

		/**
		 * Set the largest object that is copied with one request; larger ones are copied
		 * in parts.
		 */
		public Builder copySizeMaximum(long copySizeMaximum) {
			this.copySizeMaximum = copySizeMaximum;
			return this;
		}

		/** Set the largest object that appending can make. */
		public Builder appendTotalSizeMaximum(long appendTotalSizeMaximum) {
			this.appendTotalSizeMaximum = appendTotalSizeMaximum;
			return this;
		}

		/** Set the most parts of one upload. */
		public Builder multipartNumberMaximum(int multipartNumberMaximum) {
			this.multipartNumberMaximum = multipartNumberMaximum;
			return this;
		}

		/** Set the smallest part, the last one excepted. */
		public Builder multipartSizeMinimum(long multipartSizeMinimum) {
			this.multipartSizeMinimum = multipartSizeMinimum;
			return this;
		}

		/** Set the largest part. */
		public Builder multipartSizeMaximum(long multipartSizeMaximum) {
			this.multipartSizeMaximum = multipartSizeMaximum;
			return this;
		}

		/** Set the longest key, counted in UTF-8. */
		public Builder keyLengthMaximum(int keyLengthMaximum) {
			this.keyLengthMaximum = keyLengthMaximum;
			return this;
		}

		/** Set the most user metadata in bytes, names and values together. */
		public Builder userMetadataSizeMaximum(int userMetadataSizeMaximum) {
			this.userMetadataSizeMaximum = userMetadataSizeMaximum;
			return this;
		}

		/**
		 * Set the longest piece of user metadata in bytes, its name and its value
		 * together. Unless it is set, one piece may be as long as all of them.
		 */
		public Builder userMetadataEntrySizeMaximum(int userMetadataEntrySizeMaximum) {
			this.userMetadataEntrySizeMaximum = userMetadataEntrySizeMaximum;
			return this;
		}

		/** Make the metadata. */
		public StorageMetadata build() {
			return new StorageMetadata(this);
		}

	}

}
