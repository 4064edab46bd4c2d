package io.storager.samples.quickstart;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The files of one run. Close it: one of them may have been made for the run. */
final class SampleFiles implements AutoCloseable {

	private final Map<String, Path> paths = new LinkedHashMap<>();

	private @Nullable Path largeFile;

	private SampleFiles() {
	}

	/** The files that the arguments name, or those of the properties. */
	static SampleFiles of(List<String> arguments, QuickstartProperties properties) throws IOException {
		SampleFiles files = new SampleFiles();
		for (String argument : arguments) {
			files.add(Path.of(argument));
		}
		if (arguments.isEmpty()) {
			files.add(Path.of(properties.files()));
			files.addLargeFile(properties.largeFile().toBytes());
		}
		return files;
	}

	List<SampleFile> list() throws IOException {
		List<SampleFile> files = new ArrayList<>();
		for (Map.Entry<String, Path> entry : this.paths.entrySet()) {
			files.add(SampleFile.of(entry.getKey(), entry.getValue()));
		}
		return files;
	}

	private void add(Path path) throws IOException {
		if (!Files.exists(path)) {
			throw new NoSuchFileException(path.toString(), null,
					"there is no such file or folder in '%s'; start in the repository's root, or name others as arguments"
						.formatted(Path.of("").toAbsolutePath()));
		}
		Path start = path.toAbsolutePath().normalize();
		URI folder = Files.isDirectory(start) ? start.toUri() : start.toUri().resolve(".");
		try (Stream<Path> files = Files.walk(start)) {
			files.filter(Files::isRegularFile).sorted().forEach((file) -> add(name(folder, file), file));
		}
	}

	private void add(String name, Path file) {
		String free = name;
		for (int i = 2; this.paths.containsKey(free); i++) {
			free = i + "-" + name;
		}
		this.paths.put(free, file);
	}

	/**
	 * A file's name relative to a folder. URIs are UTF-8 whatever the locale is; a path
	 * shows question marks for Chinese letters under the POSIX locale.
	 */
	private static String name(URI folder, Path file) {
		return folder.relativize(file.toUri()).getPath();
	}

	private void addLargeFile(long size) throws IOException {
		this.largeFile = Files.createTempFile("quickstart-", ".bin");
		byte[] block = new byte[64 * 1024];
		Random random = new Random(size);
		try (OutputStream output = Files.newOutputStream(this.largeFile)) {
			for (long left = size; left > 0; left -= block.length) {
				random.nextBytes(block);
				output.write(block, 0, (int) Math.min(block.length, left));
			}
		}
		add("large-file.bin", this.largeFile);
	}

	@Override
	public void close() throws IOException {
		if (this.largeFile != null) {
			Files.deleteIfExists(this.largeFile);
		}
	}

}
