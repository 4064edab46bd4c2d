package io.storager.driver;

import java.io.IOException;
import java.util.Objects;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import org.jspecify.annotations.Nullable;

/**
 * The body of an object as users see it: it ends at its length or fails, a whole object
 * is checked against the service's checksum before its last bytes are handed out, and the
 * connection is given back or given up on every path.
 */
final class ObjectReader extends StorageInputStream {

	private final GetReply reply;

	private final StorageObject object;

	private final ErrorContext errors;

	private final String path;

	private final @Nullable Long expectedCrc64;

	private final Crc64 crc64 = new Crc64();

	private final Progress progress;

	private long position;

	private boolean closed;

	private @Nullable StorageException failure;

	ObjectReader(GetReply reply, StorageObject object, ErrorContext errors, String path,
			@Nullable ProgressListener progress) {
		this.reply = reply;
		this.object = object;
		this.errors = errors;
		this.path = path;
		this.progress = new Progress(progress, reply.length());
		ObjectHead head = reply.head();
		boolean whole = reply.offset() == 0 && reply.length() == head.contentLength();
		this.expectedCrc64 = whole ? head.crc64() : null;
	}

	@Override
	public StorageObject object() {
		return this.object;
	}

	/** How many bytes there are from first to last. */
	long length() {
		return this.reply.length();
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, target.length);
		if (this.closed && this.failure == null) {
			throw new IOException("the stream is closed");
		}
		try {
			return fetch(target, offset, length);
		}
		catch (StorageException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/** The same as {@code read}, but with the exceptions of operations. */
	int fetch(byte[] target, int offset, int length) {
		if (this.failure != null) {
			throw this.failure;
		}
		long left = this.reply.length() - this.position;
		try {
			if (left == 0) {
				// An empty body has no last byte that would have told the progress.
				this.progress.end(this.position);
				return (length == 0) ? 0 : -1;
			}
			return (length == 0) ? 0 : fetch(target, offset, (int) Math.min(length, left), left);
		}
		catch (IOException | RuntimeException ex) {
			this.failure = this.errors.translate(Operation.READ, this.path, ex);
			giveUp(this.failure);
			throw this.failure;
		}
	}

	private int fetch(byte[] target, int offset, int length, long left) throws IOException {
		int count = this.reply.body().read(target, offset, length);
		if (count < 0) {
			throw failed(ErrorCode.SERVICE_INTERNAL,
					"the connection ended after %d of %d bytes".formatted(this.position, this.reply.length()));
		}
		if (this.expectedCrc64 != null) {
			this.crc64.update(target, offset, count);
			if (count == left && this.crc64.getValue() != this.expectedCrc64) {
				throw failed(ErrorCode.INTEGRITY, "the bytes read have the CRC-64 %s, the object has %s".formatted(
						Long.toUnsignedString(this.crc64.getValue()), Long.toUnsignedString(this.expectedCrc64)));
			}
		}
		this.position += count;
		this.progress.at(this.position);
		if (count == left) {
			this.progress.end(this.position);
		}
		return count;
	}

	private StorageException failed(ErrorCode code, String reason) {
		return this.errors.refuse(code, Operation.READ, this.path, reason, null);
	}

	private void giveUp(StorageException failure) {
		this.closed = true;
		try {
			this.reply.abort();
		}
		catch (IOException | RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	@Override
	public int available() throws IOException {
		long left = this.reply.length() - this.position;
		return this.closed ? 0 : (int) Math.min(left, this.reply.body().available());
	}

	@Override
	public void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		if (this.position == this.reply.length()) {
			this.reply.body().close();
		}
		else {
			this.reply.abort();
		}
	}

}
