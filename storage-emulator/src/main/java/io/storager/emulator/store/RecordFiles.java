package io.storager.emulator.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Property files that are either there, whole, or not at all. */
final class RecordFiles {

	private static final String UNFINISHED = ".new";

	private RecordFiles() {
	}

	/** Write a record in place of whatever the file has. */
	static void replace(Path file, Properties content) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
		ObjectRecords.write(unfinished, content);
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
