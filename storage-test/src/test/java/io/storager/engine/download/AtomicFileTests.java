package io.storager.engine.download;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

@DisabledOnOs(OS.WINDOWS)
class AtomicFileTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "rw-------", "rw-rw-rw-", "rwxr-x--x", "rw-r--r--" })
	void keepsTheRightsOfTheFileThatItReplaces(String rights) throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
		try (AtomicFile pending = new AtomicFile(file)) {
			assertThat(hidden()).singleElement()
				.satisfies((temporary) -> assertThat(rights(temporary)).isEqualTo("rw-------"));
			pending.output().write('n');
			pending.publish();
		}
		assertThat(file).hasContent("n");
		assertThat(rights(file)).isEqualTo(rights);
		assertThat(hidden()).isEmpty();
	}

	/**
	 * Some file systems look at a name only when something is to get it. Here it is a
	 * directory that cannot be moved into itself, which is told in the same way.
	 */
	@Test
	void refusesANameThatTheFileSystemDoesNotTake() throws IOException {
		Path directory = Files.createDirectories(this.folder.resolve("directory"));
		ReplacedFile file = new ReplacedFile(directory.resolve("file"));
		assertThatIllegalArgumentException().isThrownBy(() -> file.replaceBy(directory))
			.withMessageContaining("can have nothing at '" + directory.resolve("file") + "'")
			.satisfies((failure) -> assertThat(failure.getCause()).isInstanceOfSatisfying(FileSystemException.class,
					(refused) -> assertThat(failure).hasMessageContaining(refused.getReason())));
		assertThat(directory).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void leavesNoFileOpen(boolean publish) throws IOException {
		assumeThat(Path.of("/proc/self/fd")).exists();
		try (AtomicFile pending = new AtomicFile(this.folder.resolve("file"))) {
			assertThat(openFiles()).hasSize(1);
			if (publish) {
				pending.publish();
			}
		}
		assertThat(openFiles()).isEmpty();
		assertThat(names(this.folder)).hasSize(publish ? 1 : 0);
	}

	/** Those of this process in the folder, also if they are deleted. */
	private List<String> openFiles() throws IOException {
		List<String> open = new ArrayList<>();
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
			for (Path descriptor : descriptors) {
				try {
					open.add(Files.readSymbolicLink(descriptor).toString());
				}
				catch (NoSuchFileException ex) {
					// Closed meanwhile, such as the one that lists them.
				}
			}
		}
		return open.stream().filter((file) -> file.startsWith(this.folder.toString())).toList();
	}

	@Test
	void givesANewFileTheRightsOfAnyNewFile() throws IOException {
		write(this.folder.resolve("pending"));
		assertThat(rights(this.folder.resolve("pending")))
			.isEqualTo(rights(Files.writeString(this.folder.resolve("other"), "")));
	}

	@Test
	void keepsLinksAndReplacesWhatIsBehindThem() throws IOException {
		Path deep = Files.createDirectories(this.folder.resolve("there/deep"));
		Path file = Files.writeString(this.folder.resolve("there/file"), "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		Files.createSymbolicLink(deep.resolve("relative"), Path.of("../file"));
		Files.createSymbolicLink(this.folder.resolve("dir"), deep);
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), Path.of("dir/relative"));
		write(link);
		assertThat(link).isSymbolicLink();
		assertThat(deep.resolve("relative")).isSymbolicLink();
		assertThat(file).isRegularFile().hasContent("new");
		assertThat(rights(file)).isEqualTo("rw-------");
		assertThat(names(this.folder.resolve("there"))).containsExactlyInAnyOrder("deep", "file");
	}

	@Test
	void makesTheFileThatALinkIsStillWithout() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), Path.of("file"));
		write(link);
		assertThat(link).isSymbolicLink();
		assertThat(this.folder.resolve("file")).hasContent("new");
	}

	@Test
	void followsNoLinkForEver() throws IOException {
		Path one = this.folder.resolve("one");
		Path other = Files.createSymbolicLink(this.folder.resolve("other"), one);
		Files.createSymbolicLink(one, other);
		assertThatIOException().isThrownBy(() -> new AtomicFile(one)).isInstanceOf(FileSystemLoopException.class);
		assertThat(hidden()).isEmpty();
	}

	@Test
	void refusesAPipe() throws Exception {
		Path pipe = this.folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), pipe);
		for (Path target : List.of(pipe, link)) {
			assertThatIllegalArgumentException().isThrownBy(() -> new AtomicFile(target))
				.withMessageContaining("'%s' is a pipe".formatted(target))
				.withMessageContaining("allowed: a regular file");
		}
		assertThat(names(this.folder)).containsExactlyInAnyOrder("pipe", "link");
	}

	@Test
	void leavesNothingBehindUnlessItIsPublished() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "old");
		try (AtomicFile pending = new AtomicFile(file)) {
			pending.output().write('n');
		}
		assertThat(file).hasContent("old");
		assertThat(names(this.folder)).containsExactly("file");
	}

	@Test
	void leavesNothingBehindIfItCannotBePublished() throws IOException {
		Path file = this.folder.resolve("file");
		try (AtomicFile pending = new AtomicFile(file)) {
			// What was not there when the read began.
			Files.createDirectories(file.resolve("member"));
			assertThatIllegalArgumentException().isThrownBy(pending::publish)
				.withMessageContaining("'%s' is a directory".formatted(file));
		}
		assertThat(names(this.folder)).containsExactly("file");
	}

	/** Where a file is not replaced in one step, a directory must not be either. */
	@Test
	void takesThePlaceOfNoDirectory() throws IOException {
		URI zip = URI.create("jar:" + this.folder.resolve("file.zip").toUri());
		try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
			Path file = files.getPath("/file");
			try (AtomicFile pending = new AtomicFile(file)) {
				Files.createDirectory(file);
				assertThatIllegalArgumentException().isThrownBy(pending::publish);
			}
			assertThat(file).isDirectory();
		}
	}

	@Test
	void refusesWhereNoFileCanBe() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "old");
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.folder.resolve("nowhere"));
		for (Path within : List.of(file, link)) {
			assertThatIllegalArgumentException().isThrownBy(() -> new AtomicFile(within.resolve("in/it")))
				.withMessageContaining("'%s' is a".formatted(within))
				.withMessageContaining("nothing can be at '%s'".formatted(within.resolve("in/it")));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> new AtomicFile(this.folder.resolve("n".repeat(300))))
			.withMessageContaining("nnn")
			.withMessageContaining("allowed");
		assertThat(names(this.folder)).containsExactlyInAnyOrder("file", "link");
	}

	/** The file system of a zip file has no POSIX rights. */
	@Test
	void needsNoRights() throws IOException {
		URI zip = URI.create("jar:" + this.folder.resolve("file.zip").toUri());
		try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
			Path file = files.getPath("/file");
			write(file);
			assertThat(Files.readString(file)).isEqualTo("new");
			Files.writeString(file, "old");
			write(file);
			assertThat(Files.readString(file)).isEqualTo("new");
			assertThat(names(files.getPath("/"))).containsExactly("file");
		}
	}

	private static void write(Path file) throws IOException {
		try (AtomicFile pending = new AtomicFile(file)) {
			pending.output().write("new".getBytes(StandardCharsets.UTF_8));
			pending.publish();
		}
	}

	private static String rights(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

	private List<Path> hidden() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> String.valueOf(file.getFileName()).startsWith(".")).toList();
		}
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> String.valueOf(file.getFileName())).toList();
		}
	}

}
