package io.storager.driver;

/**
 * Which range of an object a part is to be a copy of. Made by the engine, read by
 * drivers.
 */
public final class PartCopyRequest {

	private final String source;

	private final long offset;

	private final long size;

	private final CopyRequest copy;

	private PartCopyRequest(Builder builder) {
		this.source = builder.source;
		this.offset = builder.offset;
		this.size = builder.size;
		this.copy = builder.copy;
	}

	/**
	 * Start with all of an object.
	 * @param source the key of the object
	 * @param copy how the object is copied, whose part this is
	 */
	public static Builder builder(String source, CopyRequest copy) {
		return new Builder(source, copy);
	}

	/** The key of the object. */
	public String source() {
		return this.source;
	}

	/** The first byte of the range. */
	public long offset() {
		return this.offset;
	}

	/** Bytes of the range, never zero. */
	public long size() {
		return this.size;
	}

	/**
	 * How the object is copied: in which bucket and version it is, what it has to be
	 * still, and what both need to be read and stored. What the upload has been told
	 * already, a part is not told again.
	 */
	public CopyRequest copy() {
		return this.copy;
	}

	/** Collects what it has. */
	public static final class Builder {

		private final String source;

		private final CopyRequest copy;

		private long offset;

		private long size;

		private Builder(String source, CopyRequest copy) {
			this.source = source;
			this.copy = copy;
			this.size = copy.source().contentLength();
		}

		/**
		 * The range to copy.
		 * @param offset its first byte
		 * @param size its bytes, more than zero
		 */
		public Builder range(long offset, long size) {
			this.offset = offset;
			this.size = size;
			return this;
		}

		/** Make it. */
		public PartCopyRequest build() {
			return new PartCopyRequest(this);
		}

	}

}
