package io.storager.driver;

import java.time.Instant;
import java.util.List;

import io.storager.BucketVersioning;
import org.jspecify.annotations.Nullable;

/**
 * Versions of objects, for a {@link BucketDriver} whose service has them. Ids of versions
 * arrive checked: letters, digits and {@code . _ ~ + / = -}. That there is no such
 * version is a failure told as {@code OBJECT_NOT_EXIST}; that it is a delete marker, one
 * with the HTTP status 405.
 */
public interface VersionDriver {

	/** What the service tells of a version. */
	ObjectHead head(String key, String versionId, HeadRequest request) throws Exception;

	/** Delete a version for good; it is no error if there is none. */
	void delete(String key, String versionId) throws Exception;

	/**
	 * One page of the versions of all keys with a prefix: by key in the order of
	 * {@link KeyOrder#UTF_8}, and of each key the newest first, as far as the answer
	 * tells.
	 */
	VersionPage listVersions(VersionListRequest request) throws Exception;

	/** Whether the bucket keeps versions. */
	BucketVersioning versioning() throws Exception;

	/**
	 * Switch versioning on, or suspend it.
	 * @param versioning not {@link BucketVersioning#DISABLED}
	 */
	void setVersioning(BucketVersioning versioning) throws Exception;

	/** A page of versions. */
	final class VersionPage {

		private final List<Version> versions;

		private final @Nullable KeyMarker nextMarker;

		private VersionPage(List<Version> versions, @Nullable KeyMarker nextMarker) {
			this.versions = versions;
			this.nextMarker = nextMarker;
		}

		/**
		 * A page.
		 * @param versions the versions
		 * @param nextMarker where the next page starts, or {@code null} if this is the
		 * last
		 */
		public static VersionPage of(List<Version> versions, @Nullable KeyMarker nextMarker) {
			return new VersionPage(versions, nextMarker);
		}

		/** The versions. */
		public List<Version> versions() {
			return this.versions;
		}

		/** Where the next page starts, or {@code null} if this is the last. */
		public @Nullable KeyMarker nextMarker() {
			return this.nextMarker;
		}

	}

	/** A version of an object. */
	final class Version {

		private final String key;

		private final String id;

		private final boolean latest;

		private final boolean deleteMarker;

		private final @Nullable Long contentLength;

		private final @Nullable Instant lastModified;

		private final @Nullable String etag;

		private final @Nullable String storageClass;

		private Version(Builder builder) {
			this.key = builder.key;
			this.id = builder.id;
			this.latest = builder.latest;
			this.deleteMarker = builder.deleteMarker;
			this.contentLength = builder.contentLength;
			this.lastModified = builder.lastModified;
			this.etag = builder.etag;
			this.storageClass = builder.storageClass;
		}

		/** Start with what is required. */
		public static Builder builder(String key, String id) {
			return new Builder(key, id);
		}

		/** Its key. */
		public String key() {
			return this.key;
		}

		/** Its id. */
		public String id() {
			return this.id;
		}

		/** Whether it is the latest of its key. */
		public boolean latest() {
			return this.latest;
		}

		/** Whether it says that the object was deleted. */
		public boolean deleteMarker() {
			return this.deleteMarker;
		}

		/** Its length, or {@code null} of a delete marker. */
		public @Nullable Long contentLength() {
			return this.contentLength;
		}

		/** When it was written. */
		public @Nullable Instant lastModified() {
			return this.lastModified;
		}

		/** Entity tag without quotes. */
		public @Nullable String etag() {
			return this.etag;
		}

		/** The vendor's storage class. */
		public @Nullable String storageClass() {
			return this.storageClass;
		}

		/** Collects what the service told. */
		public static final class Builder {

			private final String key;

			private final String id;

			private boolean latest;

			private boolean deleteMarker;

			private @Nullable Long contentLength;

			private @Nullable Instant lastModified;

			private @Nullable String etag;

			private @Nullable String storageClass;

			private Builder(String key, String id) {
				this.key = key;
				this.id = id;
			}

			/** Set whether it is the latest of its key. */
			public Builder latest(boolean latest) {
				this.latest = latest;
				return this;
			}

			/** Set whether it says that the object was deleted. */
			public Builder deleteMarker(boolean deleteMarker) {
				this.deleteMarker = deleteMarker;
				return this;
			}

			/** Set its length. */
			public Builder contentLength(@Nullable Long contentLength) {
				this.contentLength = contentLength;
				return this;
			}

			/** Set when it was written. */
			public Builder lastModified(@Nullable Instant lastModified) {
				this.lastModified = lastModified;
				return this;
			}

			/** Set its entity tag without quotes. */
			public Builder etag(@Nullable String etag) {
				this.etag = etag;
				return this;
			}

			/** Set the vendor's storage class. */
			public Builder storageClass(@Nullable String storageClass) {
				this.storageClass = storageClass;
				return this;
			}

			/** Make the version. */
			public Version build() {
				return new Version(this);
			}

		}

	}

}
