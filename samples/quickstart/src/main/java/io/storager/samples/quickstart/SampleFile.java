package io.storager.samples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is stored.
 *
 * @param name its name in the storage
 * @param path where it is
 * @param size how many bytes it has
 * @param sha256 their SHA-256
 */
record SampleFile(String name, Path path, long size, String sha256) {

	static SampleFile of(String name, Path path) throws IOException {
		Sha256 sha256 = new Sha256();
		long size = Files.copy(path, sha256);
		return new SampleFile(name, path, size, sha256.hex());
	}

}
