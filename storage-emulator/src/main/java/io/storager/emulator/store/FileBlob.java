package io.storager.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A blob in a file of its own. An open file outlives its name. */
final class FileBlob implements Blob {

	private static final Logger logger = LoggerFactory.getLogger(FileBlob.class);

	private final Path file;

	private final long size;

	FileBlob(Path file, long size) {
		this.file = file;
		this.size = size;
	}

	/** Return the name of the file. */
	String fileName() {
		return String.valueOf(this.file.getFileName());
	}

	@Override
	public long size() {
		return this.size;
	}

	@Override
	public Reader open() throws IOException {
		FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ);
		return new Reader() {

			@Override
			public void transfer(long offset, long length, Sink sink) throws IOException {
				ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, BlockPool.BLOCK_SIZE));
				long position = offset;
				long end = offset + length;
				while (position < end) {
					buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
					int count = channel.read(buffer, position);
					if (count < 0) {
						throw new IOException("The file of an object is shorter than the object");
					}
					position += count;
					sink.take(buffer.flip());
				}
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}

		};
	}

	@Override
	public void release() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			logger.warn("A file that no object needs stays until the next start: {}", this.file, ex);
		}
	}

	/** Writes the file. */
	static final class Writer implements BlobWriter {

		private final Path file;

		private final FileChannel channel;

		private long size;

		private boolean finished;

		private final BlockPool blocks;

		private final DiskSync sync;

		Writer(Path file, BlockPool blocks, DiskSync sync) throws IOException {
			this.file = file;
			this.blocks = blocks;
			this.sync = sync;
			this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		}

		@Override
		public BlockPool blocks() {
			return this.blocks;
		}

		@Override
		public boolean write(byte[] block, int length) throws IOException {
			ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
			while (bytes.hasRemaining()) {
				this.size += this.channel.write(bytes);
			}
			return false;
		}

		@Override
		public Blob finish() throws IOException {
			this.sync.file(this.channel, this.file);
			this.channel.close();
			this.finished = true;
			return new FileBlob(this.file, this.size);
		}

		@Override
		public void close() {
			if (this.finished) {
				return;
			}
			try {
				this.channel.close();
				Files.deleteIfExists(this.file);
			}
			catch (IOException ex) {
				logger.warn("The file of an interrupted put stays until the next start: {}", this.file, ex);
			}
		}

	}

}
