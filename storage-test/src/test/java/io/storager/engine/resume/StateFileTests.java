package io.storager.engine.resume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Tests for {@link StateFile}. */
class StateFileTests {

	private static final StateLine HEAD = StateLine.of("head").with("key", "a b\nc=\u62a5").with("none", null);

	@TempDir
	private Path folder = Path.of("");

	private Path path = Path.of("");

	@BeforeEach
	void choosePath() {
		this.path = this.folder.resolve("state");
	}

	private StateFile lock() throws IOException {
		return Objects.requireNonNull(StateFile.lock(this.path));
	}

	private void write() throws IOException {
		try (StateFile file = lock()) {
			file.restart(HEAD);
			file.add(StateLine.of("part").with("index", 1));
			file.add(StateLine.of("part").with("index", 2));
		}
	}

	@Test
	void tellsWhatWasWritten() throws IOException {
		write();
		try (StateFile file = lock()) {
			List<StateLine> lines = file.lines();
			assertThat(lines).hasSize(3);
			assertThat(lines.get(0).is("head")).isTrue();
			assertThat(lines.get(0).value("key")).isEqualTo("a b\nc=\u62a5");
			assertThat(lines.get(0).value("none")).isNull();
			assertThat(lines.get(0).matches(HEAD, "key")).isTrue();
			assertThat(lines.get(0).matches(HEAD, "key", "none")).isFalse();
			assertThat(lines.get(2).number("index")).isEqualTo(2);
			assertThat(lines.get(0).number("key")).isNull();
		}
	}

	@Test
	void isReadByItsOwnerAlone() throws IOException {
		write();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.path))).isEqualTo("rw-------");
	}

	@Test
	void takesWhatStandsBeforeALineThatIsTorn() throws IOException {
		write();
		byte[] whole = Files.readAllBytes(this.path);
		for (int length = whole.length - 1; length >= 0; length--) {
			Files.write(this.path, Arrays.copyOf(whole, length));
			try (StateFile file = lock()) {
				assertThat(file.lines()).hasSizeLessThan(3);
				file.add(StateLine.of("more"));
			}
			try (StateFile file = lock()) {
				assertThat(file.lines()).isNotEmpty().last().matches((line) -> line.is("more"));
			}
		}
	}

	@Test
	void takesNoLineThatWasChanged() throws IOException {
		write();
		String text = Files.readString(this.path);
		for (int i = 0; i < text.indexOf('\n'); i++) {
			byte[] changed = text.getBytes(StandardCharsets.UTF_8);
			changed[i] ^= 1;
			Files.write(this.path, changed);
			try (StateFile file = lock()) {
				assertThat(file.lines()).as("byte %s", i).isEmpty();
			}
		}
	}

	@Test
	void isOpenedOnceAtATime() throws IOException {
		try (StateFile file = lock()) {
			assertThat(StateFile.lock(this.path)).isNull();
			assertThat(StateFile.lock(this.folder.resolve(".").resolve("state"))).isNull();
			file.restart(HEAD);
		}
		try (StateFile file = lock()) {
			assertThat(file.lines()).hasSize(1);
		}
	}

	/** POSIX gives it up when any channel of the file is closed. */
	@Test
	void staysLockedForOtherProcessesWhenItIsRefusedHere() throws IOException {
		Path locks = Path.of("/proc/locks");
		assumeThat(locks).exists();
		try (StateFile file = lock()) {
			String ofThisFile = ":" + Files.getAttribute(file.path(), "unix:ino") + " ";
			assertThat(locks).content().contains(ofThisFile);
			assertThat(StateFile.lock(this.path)).isNull();
			assertThat(locks).content().contains(ofThisFile);
		}
	}

	@Test
	void leavesNothingWhenItIsDeleted() throws IOException {
		write();
		StateFile file = lock();
		file.delete();
		file.close();
		assertThat(this.path).doesNotExist();
		try (StateFile again = lock()) {
			assertThat(again.lines()).isEmpty();
		}
	}

	/** The mark is for whoever has opened it before it was deleted. */
	@Test
	void goesOnWithAMarkThatACrashHasLeft() throws IOException {
		try (StateFile file = lock()) {
			file.restart(StateLine.of("deleted"));
		}
		try (StateFile file = lock()) {
			assertThat(file.lines()).isEmpty();
			file.restart(HEAD);
		}
		try (StateFile file = lock()) {
			assertThat(file.lines()).hasSize(1);
		}
	}

	@Test
	void refusesWhatIsNoFile() throws IOException {
		Path target = Files.writeString(this.folder.resolve("target"), "text");
		Files.createSymbolicLink(this.path, target);
		assertThatIOException().isThrownBy(() -> StateFile.lock(this.path)).withMessageContaining("no regular file");
		assertThat(target).hasContent("text");
		assertThatIOException().isThrownBy(() -> StateFile.lock(this.folder.resolve("missing").resolve("state")));
	}

	@Test
	void takesNothingOfAFileThatSomebodyElseMade() throws IOException {
		Files.writeString(this.path, "hello\nworld\n", StandardOpenOption.CREATE_NEW);
		try (StateFile file = lock()) {
			assertThat(file.lines()).isEmpty();
			file.restart(HEAD);
		}
		assertThat(Files.readString(this.path)).doesNotContain("hello").hasLineCount(1);
	}

}
