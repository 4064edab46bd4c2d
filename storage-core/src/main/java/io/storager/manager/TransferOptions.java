package io.storager.manager;

import io.storager.Encryption;
import io.storager.ProgressListener;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** How {@link TransferManager} copies an object, and what goes with it. */
public final class TransferOptions {

	/** Headers, user metadata and tags go with the object; no options else. */
	public static final TransferOptions DEFAULT = builder().build();

	private final boolean headers;

	private final boolean userMetadata;

	private final boolean tags;

	private final boolean acl;

	private final boolean keepStorageClass;

	private final @Nullable String storageClass;

	private final boolean serverSide;

	private final boolean forbidOverwrite;

	private final @Nullable Encryption sourceEncryption;

	private final @Nullable Encryption encryption;

	private final boolean keepEncryption;

	private final @Nullable ProgressListener progress;

	private TransferOptions(Builder builder) {
		this.headers = builder.headers;
		this.userMetadata = builder.userMetadata;
		this.tags = builder.tags;
		this.acl = builder.acl;
		this.keepStorageClass = builder.keepStorageClass;
		this.storageClass = builder.storageClass;
		this.serverSide = builder.serverSide;
		this.forbidOverwrite = builder.forbidOverwrite;
		this.sourceEncryption = builder.sourceEncryption;
		this.encryption = builder.encryption;
		this.keepEncryption = builder.keepEncryption;
		this.progress = builder.progress;
	}

	/** Start with {@link #DEFAULT}. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().headers(this.headers)
			.userMetadata(this.userMetadata)
			.tags(this.tags)
			.acl(this.acl)
			.keepStorageClass(this.keepStorageClass)
			.storageClass(this.storageClass)
			.serverSide(this.serverSide)
			.forbidOverwrite(this.forbidOverwrite)
			.sourceEncryption(this.sourceEncryption)
			.encryption(this.encryption)
			.keepEncryption(this.keepEncryption)
			.progress(this.progress);
	}

	/**
	 * Whether the headers go with the object: content type, disposition, encoding and
	 * language, cache control, and {@code Expires} unless it has passed. So they do by
	 * default; without them the content type follows from the path's ending.
	 */
	public boolean headers() {
		return this.headers;
	}

	/** Whether the user metadata goes with the object, as it does by default. */
	public boolean userMetadata() {
		return this.userMetadata;
	}

	/**
	 * Whether the tags go with the object, as they do by default if both services have
	 * tags and the caller may see those of the source.
	 */
	public boolean tags() {
		return this.tags;
	}

	/** Whether the access rule goes with the object. */
	public boolean acl() {
		return this.acl;
	}

	/** Whether the storage class goes with the object, if the service is the same. */
	public boolean keepStorageClass() {
		return this.keepStorageClass;
	}

	/**
	 * Storage class of the target in its vendor's words, or {@code null} for the usual
	 * one or the source's, see {@link #keepStorageClass}.
	 */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/**
	 * Whether the service copies by itself where it can, as it does by default; if not,
	 * all bytes pass through this machine.
	 */
	public boolean serverSide() {
		return this.serverSide;
	}

	/** Rule that there must be no object at the target yet. */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	/**
	 * Key that the source needs to be read, or {@code null} for the default of its
	 * storager.
	 */
	public @Nullable Encryption sourceEncryption() {
		return this.sourceEncryption;
	}

	/**
	 * Server-side encryption of the target, or {@code null} for the default of its
	 * storager.
	 */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/**
	 * Whether a target for which there is no {@link #encryption()} gets that of the
	 * source, as {@code stat} tells it; by default it gets that of its own storager. Both
	 * storagers have to be of one service, otherwise the call is refused. A source that
	 * is not encrypted makes a target for which no encryption is asked. One with a key of
	 * the customer makes a target with the {@link #sourceEncryption()}. A key of the key
	 * management is that of a region, whose service refuses it elsewhere; COS does not
	 * tell its context, which the target lacks.
	 */
	public boolean keepEncryption() {
		return this.keepEncryption;
	}

	/**
	 * Watcher of the copy of one object; for trees there is {@link TreeOptions#listener}.
	 */
	public @Nullable ProgressListener progress() {
		return this.progress;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("headers", this.headers)
			.with("userMetadata", this.userMetadata)
			.with("tags", this.tags)
			.with("acl", this.acl)
			.with("keepStorageClass", this.keepStorageClass)
			.with("storageClass", this.storageClass)
			.with("serverSide", this.serverSide)
			.with("forbidOverwrite", this.forbidOverwrite)
			.with("sourceEncryption", this.sourceEncryption)
			.with("encryption", this.encryption)
			.with("keepEncryption", this.keepEncryption)
			.with("progress", this.progress);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TransferOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("TransferOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private boolean headers = true;

		private boolean userMetadata = true;

		private boolean tags = true;

		private boolean acl;

		private boolean keepStorageClass;

		private @Nullable String storageClass;

		private boolean serverSide = true;

		private boolean forbidOverwrite;

		private @Nullable Encryption sourceEncryption;

		private @Nullable Encryption encryption;

		private boolean keepEncryption;

		private @Nullable ProgressListener progress;

		private Builder() {
		}

		/** Set whether the headers go with the object. */
		public Builder headers(boolean headers) {
			this.headers = headers;
			return this;
		}

		/** Set whether the user metadata goes with the object. */
		public Builder userMetadata(boolean userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** Set whether the tags go with the object. */
		public Builder tags(boolean tags) {
			this.tags = tags;
			return this;
		}

		/** Set whether the access rule goes with the object. */
		public Builder acl(boolean acl) {
			this.acl = acl;
			return this;
		}

		/** Set whether the storage class goes with the object. */
		public Builder keepStorageClass(boolean keepStorageClass) {
			this.keepStorageClass = keepStorageClass;
			return this;
		}

		/** Set the storage class of the target, in its vendor's words. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Set whether the service copies by itself where it can. */
		public Builder serverSide(boolean serverSide) {
			this.serverSide = serverSide;
			return this;
		}

		/** Set the rule that there must be no object at the target yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/** Set the key that the source needs to be read. */
		public Builder sourceEncryption(@Nullable Encryption sourceEncryption) {
			this.sourceEncryption = sourceEncryption;
			return this;
		}

		/** Set the server-side encryption of the target. */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/**
		 * Set whether the target gets the encryption of the source, if no other is given.
		 */
		public Builder keepEncryption(boolean keepEncryption) {
			this.keepEncryption = keepEncryption;
			return this;
		}

		/** Set the watcher of the copy of one object. */
		public Builder progress(@Nullable ProgressListener progress) {
			this.progress = progress;
			return this;
		}

		/** Make the options. */
		public TransferOptions build() {
			return new TransferOptions(this);
		}

	}

}
