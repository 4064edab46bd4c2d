package io.storager.manager;

import java.time.Duration;
import java.util.Objects;

import io.storager.internal.ValueProperties;
import io.storager.options.ReadOptions;
import io.storager.options.UploadOptions;
import org.jspecify.annotations.Nullable;

/** How {@link TransferManager} works on a tree. */
public final class TreeOptions {

	/** No options at all. */
	public static final TreeOptions DEFAULT = builder().build();

	private final boolean skipEqual;

	private final boolean stopOnFailure;

	private final boolean followLinks;

	private final @Nullable Duration deadline;

	private final @Nullable TreeListener listener;

	private final TransferOptions copy;

	private final UploadOptions upload;

	private final ReadOptions read;

	private TreeOptions(Builder builder) {
		this.skipEqual = builder.skipEqual;
		this.stopOnFailure = builder.stopOnFailure;
		this.followLinks = builder.followLinks;
		this.deadline = builder.deadline;
		this.listener = builder.listener;
		this.copy = builder.copy;
		this.upload = builder.upload;
		this.read = builder.read;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().skipEqual(this.skipEqual)
			.stopOnFailure(this.stopOnFailure)
			.followLinks(this.followLinks)
			.deadline(this.deadline)
			.listener(this.listener)
			.copy(this.copy)
			.upload(this.upload)
			.read(this.read);
	}

	/**
	 * Whether to transfer nothing where the target has the same length and the same
	 * CRC-64 already, so that work which was ended goes on where it stood. Headers,
	 * metadata and encryption are not compared.
	 */
	public boolean skipEqual() {
		return this.skipEqual;
	}

	/** Whether the first object that fails ends it; by default the others go on. */
	public boolean stopOnFailure() {
		return this.stopOnFailure;
	}

	/**
	 * Whether an upload follows symbolic links, also to files outside the directory; by
	 * default they are passed over and told as {@link Outcome#IGNORED}.
	 */
	public boolean followLinks() {
		return this.followLinks;
	}

	/** The longest that it may take, or {@code null} for no limit. */
	public @Nullable Duration deadline() {
		return this.deadline;
	}

	/** Hears of each object and of the progress. */
	public @Nullable TreeListener listener() {
		return this.listener;
	}

	/** How each object is copied or moved. */
	public TransferOptions copy() {
		return this.copy;
	}

	/** How each file of an upload is stored, without progress and MD5. */
	public UploadOptions upload() {
		return this.upload;
	}

	/** How each object of a download is read: the encryption and a limit of speed. */
	public ReadOptions read() {
		return this.read;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("skipEqual", this.skipEqual)
			.with("stopOnFailure", this.stopOnFailure)
			.with("followLinks", this.followLinks)
			.with("deadline", this.deadline)
			.with("listener", this.listener)
			.with("copy", this.copy)
			.with("upload", this.upload)
			.with("read", this.read);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TreeOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("TreeOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private boolean skipEqual;

		private boolean stopOnFailure;

		private boolean followLinks;

		private @Nullable Duration deadline;

		private @Nullable TreeListener listener;

		private TransferOptions copy = TransferOptions.DEFAULT;

		private UploadOptions upload = UploadOptions.DEFAULT;

		private ReadOptions read = ReadOptions.DEFAULT;

		private Builder() {
		}

		/**
		 * Set whether to transfer nothing where the target has the same length and the
		 * same CRC-64 already.
		 */
		public Builder skipEqual(boolean skipEqual) {
			this.skipEqual = skipEqual;
			return this;
		}

		/** Set whether the first object that fails ends it. */
		public Builder stopOnFailure(boolean stopOnFailure) {
			this.stopOnFailure = stopOnFailure;
			return this;
		}

		/** Set whether an upload follows symbolic links. */
		public Builder followLinks(boolean followLinks) {
			this.followLinks = followLinks;
			return this;
		}

		/**
		 * Set the longest that it may take, or {@code null} for no limit.
		 * @throws IllegalArgumentException if that is not more than zero
		 */
		public Builder deadline(@Nullable Duration deadline) {
			if (deadline != null && (deadline.isNegative() || deadline.isZero())) {
				throw new IllegalArgumentException(
						"the deadline is %s; allowed: more than zero, or none at all".formatted(deadline));
			}
			this.deadline = deadline;
			return this;
		}

		/** Set who hears of each object and of the progress. */
		public Builder listener(@Nullable TreeListener listener) {
			this.listener = listener;
			return this;
		}

		/** Set how each object is copied or moved. */
		public Builder copy(TransferOptions copy) {
			this.copy = Objects.requireNonNull(copy, "'copy' must not be null");
			return this;
		}

		/** Set how each file of an upload is stored. */
		public Builder upload(UploadOptions upload) {
			this.upload = Objects.requireNonNull(upload, "'upload' must not be null");
			return this;
		}

		/** Set how each object of a download is read. */
		public Builder read(ReadOptions read) {
			this.read = Objects.requireNonNull(read, "'read' must not be null");
			return this;
		}

		/** Make the options. */
		public TreeOptions build() {
			return new TreeOptions(this);
		}

	}

}
