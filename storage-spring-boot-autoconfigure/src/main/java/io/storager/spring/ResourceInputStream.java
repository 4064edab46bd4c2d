package io.storager.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;

import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.ReadOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object. Whoever skips first wants a range, and Spring does not tell where it
 * ends: then the object comes in pieces, the first a small one and each twice as large as
 * the one before, so that hardly more is asked for than is read.
 */
final class ResourceInputStream extends InputStream {

	private static final long FIRST_PIECE = 64 * 1024;

	private static final long LARGEST_PIECE = 8 * 1024 * 1024;

	private final Storager storager;

	private final String path;

	private final Function<StorageException, IOException> failure;

	private long position;

	private boolean pieces;

	private long pieceSize = FIRST_PIECE;

	private long pieceEnd;

	private @Nullable String etag;

	private @Nullable StorageInputStream open;

	private boolean ended;

	private boolean closed;

	ResourceInputStream(Storager storager, String path, Function<StorageException, IOException> failure) {
		this.storager = storager;
		this.path = path;
		this.failure = failure;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		requireOpen();
		if (length == 0) {
			return 0;
		}
		while (!this.ended) {
			StorageInputStream stream = (this.open != null) ? this.open : next();
			int count = (stream != null) ? stream.read(bytes, offset, length) : -1;
			if (count >= 0) {
				this.position += count;
				return count;
			}
			finishPiece();
		}
		return -1;
	}

	private @Nullable StorageInputStream next() throws IOException {
		try {
			if (this.pieces && this.pieceEnd == 0) {
				// A range that starts behind the end is refused by the service, but to
				// skip so far is allowed.
				StorageObject object = this.storager.stat(this.path);
				this.etag = object.etag();
				Long length = object.contentLength();
				if (length != null && this.position >= length) {
					return null;
				}
			}
			ReadOptions.Builder options = ReadOptions.builder().offset(this.position);
			if (this.pieces) {
				options.size(this.pieceSize).ifMatch(this.etag);
				this.pieceEnd = this.position + this.pieceSize;
				this.pieceSize = Math.min(this.pieceSize * 2, LARGEST_PIECE);
			}
			StorageInputStream stream = this.storager.newInputStream(this.path, options.build());
			this.open = stream;
			return stream;
		}
		catch (StorageException ex) {
			throw this.failure.apply(ex);
		}
	}

	private void finishPiece() throws IOException {
		close(this.open);
		this.open = null;
		this.ended = !this.pieces || this.position < this.pieceEnd || this.pieceEnd == 0;
	}

	@Override
	public long skip(long count) throws IOException {
		requireOpen();
		if (this.open != null) {
			long skipped = this.open.skip(count);
			this.position += skipped;
			return skipped;
		}
		this.pieces = true;
		this.position += Math.max(0, count);
		return Math.max(0, count);
	}

	@Override
	public int available() throws IOException {
		requireOpen();
		return (this.open != null) ? this.open.available() : 0;
	}

	private void requireOpen() throws IOException {
		if (this.closed) {
			throw new IOException("The stream is closed");
		}
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		StorageInputStream stream = this.open;
		this.open = null;
		close(stream);
	}

	private static void close(@Nullable StorageInputStream stream) throws IOException {
		if (stream != null) {
			stream.close();
		}
	}

}
