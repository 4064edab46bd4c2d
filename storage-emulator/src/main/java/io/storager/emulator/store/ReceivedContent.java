package io.storager.emulator.store;

import java.io.IOException;
import java.security.MessageDigest;

/**
 * Content that has arrived whole.
 *
 * @param blob the bytes
 * @param md5 their MD5
 * @param crc64 their CRC-64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, nor printed
public record ReceivedContent(SharedBlob blob, byte[] md5, long crc64) {

	/** Hash bytes that are here already, as if they had arrived. */
	public static ReceivedContent of(SharedBlob blob) throws IOException {
		MessageDigest md5 = ComputingHasher.md5();
		Crc64 crc64 = new Crc64();
		try (Blob.Reader reader = blob.open()) {
			reader.transfer(0, blob.size(), (piece) -> {
				byte[] bytes = new byte[piece.remaining()];
				piece.get(bytes);
				md5.update(bytes);
				crc64.update(bytes, 0, bytes.length);
			});
		}
		return new ReceivedContent(blob, md5.digest(), crc64.value());
	}

}
