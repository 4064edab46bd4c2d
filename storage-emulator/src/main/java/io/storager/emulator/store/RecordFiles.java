package io.storager.emulator.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Property files that are either there, whole, or not at all. */
final class RecordFiles {

	private static final String UNFINISHED = ".new";

	private RecordFiles() {
	}

	/** Write a record in place of whatever the file has. */
	static void replace(Path file, Properties content, DiskSync sync) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
		try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING);
				Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
			content.store(writer, null);
			sync.file(channel, unfinished);
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		sync.folder(folderOf(file));
	}

	/** Delete a record; it need not be there. */
	static void delete(Path file, DiskSync sync) throws IOException {
		if (Files.deleteIfExists(file)) {
			sync.folder(folderOf(file));
		}
	}

	/** Create a folder and those above it. */
	static void createFolder(Path folder, DiskSync sync) throws IOException {
		if (!Files.isDirectory(folder)) {
			createFolder(folderOf(folder), sync);
			Files.createDirectories(folder);
			sync.folder(folderOf(folder));
		}
	}

	private static Path folderOf(Path file) {
		return Objects.requireNonNull(file.toAbsolutePath().getParent());
	}

	/** Return the records of a folder; those an interruption left half-written go. */
	static List<Path> records(Path folder, String pattern) throws IOException {
		List<Path> records = new ArrayList<>();
		for (Path file : children(folder, pattern)) {
			if (file.toString().endsWith(UNFINISHED)) {
				Files.delete(file);
			}
			else {
				records.add(file);
			}
		}
		return records;
	}

	static List<Path> children(Path folder, String pattern) throws IOException {
		List<Path> children = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
				entries.forEach(children::add);
			}
		}
		return children;
	}

	static void deleteTree(Path path) throws IOException {
		if (Files.isDirectory(path)) {
			for (Path child : children(path, "*")) {
				deleteTree(child);
			}
		}
		Files.deleteIfExists(path);
	}

}
