package io.storager.emulator;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder whose folders become buckets and whose files become objects, the path below
 * the bucket's folder being the key.
 *
 * @param root the folder
 */
record SeedFolder(Path root) {

	private static final int BUFFER_SIZE = 256 * 1024;

	/** Return the names of the buckets. */
	List<String> buckets() throws IOException {
		if (!Files.isDirectory(this.root)) {
			throw new IOException("Cannot seed from " + this.root + ": it is no directory");
		}
		try (Stream<Path> children = Files.list(this.root)) {
			return children.filter(Files::isDirectory)
				.map((folder) -> String.valueOf(folder.getFileName()))
				.sorted()
				.toList();
		}
	}

	/** Return the files of a bucket. */
	List<File> files(String bucket) throws IOException {
		Path folder = this.root.resolve(bucket);
		List<File> files = new ArrayList<>();
		try (Stream<Path> tree = Files.walk(folder)) {
			for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
				files.add(new File(key(folder.relativize(file)), file));
			}
		}
		return files;
	}

	private static String key(Path relative) {
		List<String> names = new ArrayList<>();
		relative.forEach((name) -> names.add(name.toString()));
		return String.join("/", names);
	}

	/**
	 * A file that becomes an object.
	 *
	 * @param key the key
	 * @param path the file
	 */
	record File(String key, Path path) {

		String contentType() {
			String guess = URLConnection.guessContentTypeFromName(this.key);
			return (guess != null) ? guess : SeededObject.DEFAULT_CONTENT_TYPE;
		}

		void read(SeededObject.Sink sink) throws IOException {
			ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
			try (SeekableByteChannel channel = Files.newByteChannel(this.path)) {
				while (channel.read(buffer) >= 0) {
					sink.take(buffer.flip());
					buffer.clear();
				}
			}
		}

	}

}
