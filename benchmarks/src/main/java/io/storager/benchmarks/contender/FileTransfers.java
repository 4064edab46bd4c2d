package io.storager.benchmarks.contender;

import java.io.IOException;
import java.nio.file.Path;

/** Moves files. */
public interface FileTransfers extends Contender {

	/** Store a file's bytes as an object. */
	void upload(Path file, String key) throws IOException;

	/** Write an object's bytes to a file, replacing it. */
	void download(String key, Path file) throws IOException;

}
