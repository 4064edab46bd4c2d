package io.storager.manager;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.storager.checksum.Crc64;

/** The CRC-64 of a file. */
final class LocalChecksum {

	private static final int BUFFER_SIZE = 128 * 1024;

	private LocalChecksum() {
	}

	static long crc64(Path file) throws IOException {
		Crc64 crc64 = new Crc64();
		try (InputStream bytes = Files.newInputStream(file)) {
			byte[] buffer = new byte[BUFFER_SIZE];
			for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
				crc64.update(buffer, 0, count);
			}
		}
		return crc64.getValue();
	}

}
