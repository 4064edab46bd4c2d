package io.storager.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves files as it moves streams, for want of anything better. */
interface FilesAsStreams extends FileTransfers, StreamTransfers {

	@Override
	default void upload(Path file, String key) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			write(key, content, Files.size(file));
		}
	}

	@Override
	default void download(String key, Path file) throws IOException {
		try (OutputStream output = Files.newOutputStream(file)) {
			read(key, output);
		}
	}

}
