package io.storager.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import io.storager.transfer.MemoryLease;

/** Where the bytes of a payload come from: any position can be read at any time. */
sealed interface PayloadSource {

	/** Read some bytes from a position, or -1 behind the end. */
	int read(long position, byte[] target, int offset, int length) throws IOException;

	/** How many bytes there are at the moment. */
	long size() throws IOException;

	/** An array. */
	record Memory(byte[] bytes) implements PayloadSource {

		@Override
		public int read(long position, byte[] target, int offset, int length) {
			System.arraycopy(this.bytes, (int) position, target, offset, length);
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
		public long size() {
			return -1;
		}

	}

	/** A file. */
	record Channel(FileChannel channel) implements PayloadSource {

		@Override
		public int read(long position, byte[] target, int offset, int length) throws IOException {
			return this.channel.read(ByteBuffer.wrap(target, offset, length), position);
		}

		@Override
		public long size() throws IOException {
			return this.channel.size();
		}

	}

}
