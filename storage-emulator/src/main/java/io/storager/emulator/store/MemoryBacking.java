package io.storager.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps everything in memory, up to a share of the heap. */
public final class MemoryBacking implements Backing {

	private final BlockPool blocks = new BlockPool(8);

	private final long capacity;

	private final AtomicLong used = new AtomicLong();

	/** Use up to sixty percent of the heap: requests need some too. */
	public MemoryBacking() {
		this(Runtime.getRuntime().maxMemory() / 10 * 6);
	}

	MemoryBacking(long capacity) {
		this.capacity = capacity;
	}

	@Override
	public List<BucketInfo> loadBuckets() {
		return List.of();
	}

	@Override
	public List<StoredObject> loadObjects(String bucket) {
		return List.of();
	}

	@Override
	public List<SavedUpload> loadUploads(String bucket) {
		return List.of();
	}

	@Override
	public void loaded() {
	}

	@Override
	public List<StoredObject> loadVersions(String bucket) {
		return List.of();
	}

	@Override
	public void bucketChanged(BucketInfo bucket) {
	}

	@Override
	public void versionStored(String bucket, StoredObject version) {
	}

	@Override
	public void versionDeleted(String bucket, StoredObject version) {
	}

	@Override
	public void bucketCreated(BucketInfo bucket) {
	}

	@Override
	public void bucketDeleted(String bucket) {
	}

	@Override
	public void objectStored(String bucket, StoredObject object) {
	}

	@Override
	public void objectDeleted(String bucket, String key) {
	}

	@Override
	public void uploadStarted(String bucket, String id, StoredObject draft) {
	}

	@Override
	public void partStored(String bucket, String id, UploadPart part) {
	}

	@Override
	public void uploadEnded(String bucket, String id) {
	}

	@Override
	public BlobWriter newBlob(String bucket) {
		return new Writer();
	}

	private void free(long size, byte[][] content) {
		this.used.addAndGet(-size);
		for (byte[] block : content) {
			this.blocks.give(block);
		}
	}

	private void reserve(int bytes) throws StoreFullException {
		if (this.used.addAndGet(bytes) > this.capacity) {
			this.used.addAndGet(-bytes);
			throw new StoreFullException(this.capacity);
		}
	}

	/** Collects blocks: a big object never needs one big array. */
	private final class Writer implements BlobWriter {

		private final List<byte[]> collected = new ArrayList<>();

		private long size;

		private boolean finished;

		@Override
		public BlockPool blocks() {
			return MemoryBacking.this.blocks;
		}

		@Override
		public boolean write(byte[] block, int length) throws IOException {
			reserve(length);
			this.size += length;
			boolean full = length == block.length;
			this.collected.add(full ? block : Arrays.copyOf(block, length));
			return full;
		}

		@Override
		public Blob finish() {
			this.finished = true;
			return new MemoryBlob(this.collected.toArray(byte[][]::new), this.size);
		}

		@Override
		public void close() {
			if (!this.finished) {
				free(this.size, this.collected.toArray(byte[][]::new));
			}
		}

	}

	/** Blocks that are all of one size but the last. */
	private final class MemoryBlob implements Blob {

		private final byte[][] content;

		private final long size;

		MemoryBlob(byte[][] content, long size) {
			this.content = content;
			this.size = size;
		}

		@Override
		public long size() {
			return this.size;
		}

		@Override
		public Reader open() {
			return new MemoryReader(this);
		}

		@Override
		public void release() {
			free(this.size, this.content);
		}

		void transfer(long offset, long length, Sink sink) throws IOException {
			long position = offset;
			long end = offset + length;
			while (position < end) {
				byte[] block = this.content[(int) (position / this.content[0].length)];
				int start = (int) (position % this.content[0].length);
				int count = (int) Math.min(block.length - start, end - position);
				sink.take(ByteBuffer.wrap(block, start, count).asReadOnlyBuffer());
				position += count;
			}
		}

	}

	/** Reads a blob as long as somebody holds it. */
	private record MemoryReader(MemoryBlob blob) implements Blob.Reader {

		@Override
		public void transfer(long offset, long length, Blob.Sink sink) throws IOException {
			this.blob.transfer(offset, length, sink);
		}

		@Override
		public void close() {
		}

	}

}
