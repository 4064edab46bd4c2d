package io.storager.engine.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import io.storager.transfer.MemoryLease;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a payload come from: any position can be read at any time. */
sealed interface PayloadSource {

	/** Read some bytes from a position, or -1 behind the end. */
	int read(long position, byte[] target, int offset, int length) throws IOException;

	/**
	 * Show bytes without copying those that are in memory.
	 * @return how many there were, fewer than asked for only at the end of a file
	 */
	long show(long position, long length, Viewer viewer) throws IOException;

	/**
	 * How many bytes one read should bring: SDKs ask for as few as 2 KiB, and each read
	 * of a file is a system call.
	 */
	default int readSize() {
		return 1;
	}

	/** How many bytes there are at the moment. */
	long size() throws IOException;

	/** Fail if somebody has written to where the bytes come from. */
	default void requireUnwritten() throws IOException {
	}

	/** Looks at bytes, which it does not keep. */
	@FunctionalInterface
	interface Viewer {

		void view(byte[] bytes, int offset, int length);

	}

	/** An array. */
	record Memory(byte[] bytes) implements PayloadSource {

		@Override
		public int read(long position, byte[] target, int offset, int length) {
			System.arraycopy(this.bytes, (int) position, target, offset, length);
			return length;
		}

		@Override
		public long show(long position, long length, Viewer viewer) {
			viewer.view(this.bytes, (int) position, (int) length);
			return length;
		}

		@Override
		public long size() {
			return -1;
		}

	}

	/** Segments of pooled memory. */
	record Segments(MemoryLease lease) implements PayloadSource {

		@Override
		public int read(long position, byte[] target, int offset, int length) {
			byte[] segment = this.lease.segment(position);
			int from = (int) (position % MemoryLease.SEGMENT_SIZE);
			int count = Math.min(length, segment.length - from);
			System.arraycopy(segment, from, target, offset, count);
			return count;
		}

		@Override
		public long show(long position, long length, Viewer viewer) {
			for (long shown = 0; shown < length;) {
				byte[] segment = this.lease.segment(position + shown);
				int from = (int) ((position + shown) % MemoryLease.SEGMENT_SIZE);
				int count = (int) Math.min(length - shown, segment.length - from);
				viewer.view(segment, from, count);
				shown += count;
			}
			return length;
		}

		@Override
		public long size() {
			return -1;
		}

	}

	/**
	 * A file.
	 *
	 * @param channel to read it
	 * @param stamp what it was when it was opened, or {@code null} if nobody else has it
	 */
	record Channel(FileChannel channel, @Nullable FileStamp stamp) implements PayloadSource {

		private static final int BUFFER_SIZE = 64 * 1024;

		@Override
		public int read(long position, byte[] target, int offset, int length) throws IOException {
			return this.channel.read(ByteBuffer.wrap(target, offset, length), position);
		}

		@Override
		public int readSize() {
			return BUFFER_SIZE;
		}

		@Override
		public long show(long position, long length, Viewer viewer) throws IOException {
			byte[] buffer = new byte[(int) Math.min(BUFFER_SIZE, length)];
			long shown = 0;
			while (shown < length) {
				int count = read(position + shown, buffer, 0, (int) Math.min(buffer.length, length - shown));
				if (count < 0) {
					break;
				}
				viewer.view(buffer, 0, count);
				shown += count;
			}
			return shown;
		}

		@Override
		public long size() throws IOException {
			return this.channel.size();
		}

		@Override
		public void requireUnwritten() throws IOException {
			if (this.stamp != null) {
				this.stamp.requireUnwritten();
			}
		}

	}

}
