package io.storager.manager;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.checksum.Crc64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object on their way to another storage. Those that are not the object's
 * never end: whoever stores them fails, and stores nothing.
 */
final class CheckedStream extends InputStream {

	private final InputStream bytes;

	private final StorageObject object;

	private final Crc64 crc64 = new Crc64();

	private long count;

	private @Nullable StorageException failure;

	CheckedStream(InputStream bytes, StorageObject object) {
		this.bytes = bytes;
		this.object = object;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		int read = readSome(buffer, offset, length);
		if (read > 0) {
			this.crc64.update(buffer, offset, read);
			this.count += read;
		}
		Long total = this.object.contentLength();
		// Before the last bytes are handed out, whoever wants no more of them.
		if (read < 0 || (total != null && this.count >= total)) {
			requireEqual();
		}
		return read;
	}

	private int readSome(byte[] buffer, int offset, int length) throws IOException {
		try {
			return this.bytes.read(buffer, offset, length);
		}
		catch (IOException ex) {
			if (ex.getCause() instanceof StorageException cause) {
				this.failure = cause;
			}
			throw ex;
		}
	}

	private void requireEqual() throws IOException {
		Long total = this.object.contentLength();
		Long told = this.object.crc64();
		if ((total != null && total != this.count) || (told != null && told != this.crc64.getValue())) {
			throw new IOException("the source has %s bytes with the CRC-64 %s; %s bytes with %s have arrived".formatted(
					(total != null) ? total : "some", (told != null) ? Long.toUnsignedString(told) : "that is not told",
					this.count, Long.toUnsignedString(crc64())));
		}
	}

	/** The checksum of what was read. */
	long crc64() {
		return this.crc64.getValue();
	}

	/** What the source has failed with, or {@code null} if it has not. */
	@Nullable StorageException failure() {
		return this.failure;
	}

}
