package io.storager;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An object and what is known of it. A listing tells less than a stat: what was not told
 * is {@code null}, or empty.
 *
 * @param id the key in the bucket
 * @param path the path relative to the work dir; absolute if it starts with a slash
 * @param modes what can be done with it
 * @param contentLength length in bytes
 * @param lastModified when it was last written
 * @param etag the service's entity tag, without quotes
 * @param contentType its media type
 * @param storageClass the vendor's storage class
 * @param userMetadata the user's own metadata, names in lower case
 * @param linkTarget the path a link points to
 * @param appendOffset where the next append starts
 * @param multipartId the id of an upload in parts
 * @param encryption what the service said of its encryption
 */
public record StorageObject(String id, String path, Set<ObjectMode> modes, @Nullable Long contentLength,
		@Nullable Instant lastModified, @Nullable String etag, @Nullable String contentType,
		@Nullable String storageClass, Map<String, String> userMetadata, @Nullable String linkTarget,
		@Nullable Long appendOffset, @Nullable String multipartId, @Nullable EncryptionInfo encryption) {

	public StorageObject {
		Objects.requireNonNull(id, "'id' must not be null");
		Objects.requireNonNull(path, "'path' must not be null");
		modes = Set.copyOf(modes);
		userMetadata = Map.copyOf(userMetadata);
	}

	/** Whether it stands for a directory. */
	public boolean isDir() {
		return this.modes.contains(ObjectMode.DIR);
	}

	/** Start building an object. */
	public static Builder builder(String id, String path) {
		return new Builder(id, path);
	}

	/** Collects what is known of an object. */
	public static final class Builder {

		private final String id;

		private final String path;

		private Set<ObjectMode> modes = Set.of(ObjectMode.READ);

		private @Nullable Long contentLength;

		private @Nullable Instant lastModified;

		private @Nullable String etag;

		private @Nullable String contentType;

		private @Nullable String storageClass;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable String linkTarget;

		private @Nullable Long appendOffset;

		private @Nullable String multipartId;

		private @Nullable EncryptionInfo encryption;

		private Builder(String id, String path) {
			this.id = id;
			this.path = path;
		}

		/** Set what can be done with it, {@link ObjectMode#READ} unless set. */
		public Builder modes(Set<ObjectMode> modes) {
			this.modes = modes;
			return this;
		}

		/** Set the length in bytes. */
		public Builder contentLength(@Nullable Long contentLength) {
			this.contentLength = contentLength;
			return this;
		}

		/** Set when it was last written. */
		public Builder lastModified(@Nullable Instant lastModified) {
			this.lastModified = lastModified;
			return this;
		}

		/** Set the entity tag, without quotes. */
		public Builder etag(@Nullable String etag) {
			this.etag = etag;
			return this;
		}

		/** Set the media type. */
		public Builder contentType(@Nullable String contentType) {
			this.contentType = contentType;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Set the user's own metadata. */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** Set the path a link points to. */
		public Builder linkTarget(@Nullable String linkTarget) {
			this.linkTarget = linkTarget;
			return this;
		}

		/** Set where the next append starts. */
		public Builder appendOffset(@Nullable Long appendOffset) {
			this.appendOffset = appendOffset;
			return this;
		}

		/** Set the id of an upload in parts. */
		public Builder multipartId(@Nullable String multipartId) {
			this.multipartId = multipartId;
			return this;
		}

		/** Set what the service said of the encryption. */
		public Builder encryption(@Nullable EncryptionInfo encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Make the object. */
		public StorageObject build() {
			return new StorageObject(this.id, this.path, this.modes, this.contentLength, this.lastModified, this.etag,
					this.contentType, this.storageClass, this.userMetadata, this.linkTarget, this.appendOffset,
					this.multipartId, this.encryption);
		}

	}

}
