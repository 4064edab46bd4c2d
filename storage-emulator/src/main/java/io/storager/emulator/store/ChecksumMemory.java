package io.storager.emulator.store;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Remembers the checksums of content that came before and knows it again by its length
 * and its CRC-32C, which the processor computes by itself and which other content has by
 * a chance of one in four thousand million. For benchmarks: the services compute their
 * checksums on other machines than the client's.
 */
public final class ChecksumMemory {

	private final ConcurrentHashMap<Fingerprint, Checksums> known = new ConcurrentHashMap<>();

	/** Begin with a content. */
	public ContentHasher newHasher() {
		return new Hasher();
	}

	/** Computes nothing unless the content is new. */
	private final class Hasher implements ContentHasher {

		private final CRC32C crc32c = new CRC32C();

		@Override
		public void take(byte[] block, int length, boolean only, Runnable done) {
			this.crc32c.update(block, 0, length);
			done.run();
		}

		@Override
		public ReceivedContent finish(SharedBlob blob) throws IOException {
			Fingerprint fingerprint = new Fingerprint(blob.size(), this.crc32c.getValue());
			Checksums checksums = ChecksumMemory.this.known.get(fingerprint);
			if (checksums != null) {
				return new ReceivedContent(blob, checksums.md5(), checksums.crc64());
			}
			ReceivedContent content = ReceivedContent.of(blob);
			ChecksumMemory.this.known.put(fingerprint, new Checksums(content.md5(), content.crc64()));
			return content;
		}

	}

	/** What content is known again by. */
	private record Fingerprint(long length, long crc32c) {
	}

	/** What is remembered of it. */
	@SuppressWarnings("ArrayRecordComponent") // never compared, nor printed
	private record Checksums(byte[] md5, long crc64) {
	}

}
