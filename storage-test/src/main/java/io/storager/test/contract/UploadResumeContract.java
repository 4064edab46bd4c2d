package io.storager.test.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import io.storager.manager.TransferManager;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeResult;
import io.storager.options.UploadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Uploads of files that go on where an earlier call has ended. */
abstract class UploadResumeContract extends ResumeTopic {

	private static final int PARTS = 5;

	private Path file = Path.of("");

	private byte[] bytes = {};

	@BeforeEach
	void writeFile() throws IOException {
		this.file = this.folder.resolve("file");
		this.bytes = bytes((PARTS - 1) * this.partSize + 7);
		Files.write(this.file, this.bytes);
	}

	private void requireStored(DriverStorager storager) throws IOException {
		assertThat(storager.readAllBytes("a")).isEqualTo(this.bytes);
		assertThat(uploads()).isEmpty();
		assertThat(leftovers(this.file)).isEmpty();
	}

	private long lastPart() {
		return 7;
	}

	/** Three parts are there, and two are not. */
	private void failInTheMiddle() {
		assertThat(failAfter(3, () -> this.parts.upload(this.file, "a"))).hasMessageContaining("upload");
		assertThat(uploads()).hasSize(1);
	}

	/** What happens without any crash: nothing special. */
	@Test
	void storesFilesOfAnyLength() throws IOException {
		for (int length : new int[] { 0, 1, this.partSize, this.partSize + 1, 2 * this.partSize }) {
			this.bytes = bytes(length);
			Files.write(this.file, this.bytes);
			StorageObject stored = this.parts.upload(this.file, "a",
					UploadOptions.builder().contentType("text/x-test").build());
			assertThat(stored.contentLength()).isEqualTo(length);
			assertThat(this.parts.stat("a").contentType()).isEqualTo("text/x-test");
			assertThat(this.parts.stat("a").etag()).isEqualTo(stored.etag());
			requireStored(this.parts);
		}
	}

	@Test
	void sendsOnlyWhatIsMissing() throws IOException {
		this.bytes = bytes(20 * this.partSize);
		Files.write(this.file, this.bytes);
		failAfter(18, () -> this.parts.upload(this.file, "a"));
		List<Long> told = new ArrayList<>();
		StorageObject stored = this.parts.upload(this.file, "a",
				UploadOptions.builder().progress((transferred, total) -> told.add(transferred)).build());
		assertThat(this.line.bytes()).isEqualTo(2L * this.partSize).isLessThanOrEqualTo(this.bytes.length * 12L / 100);
		assertThat(stored.contentLength()).isEqualTo(this.bytes.length);
		assertThat(told).isSorted().endsWith((long) this.bytes.length);
		requireStored(this.parts);
	}

	@Test
	void goesOnSlowly() throws IOException {
		assumeThat(fixture().driver().trafficLimits()).isNotNull();
		UploadOptions slow = UploadOptions.builder().trafficLimit(838_860_800L).build();
		failAfter(3, () -> this.parts.upload(this.file, "a", slow));
		this.parts.upload(this.file, "a", slow);
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
		requireStored(this.parts);
	}

	@Test
	void needsNoMoreThanOneConnection() throws IOException {
		failInTheMiddle();
		DriverStorager single = fixture().singleConnection(settings().with(this.transfers));
		single.upload(this.file, "a");
		requireStored(single);
	}

	@Test
	void goesOnWithTheOldPartSize() throws IOException {
		failInTheMiddle();
		DriverStorager other = over(this.transfers.with(transferSettings(2L * this.partSize, null)));
		other.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
		requireStored(other);
	}

	@Test
	void goesOnWithAStateInAnotherDirectory() throws IOException {
		Path states = Files.createDirectory(this.folder.resolve("states"));
		UploadOptions options = UploadOptions.builder().stateDirectory(states).build();
		failAfter(3, () -> this.parts.upload(this.file, "a", options));
		assertThat(leftovers(this.file)).containsExactly(states);
		assertThat(states).isNotEmptyDirectory();
		this.parts.upload(this.file, "a", options);
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
		assertThat(states).isEmptyDirectory();
	}

	@Test
	void tellsNoSecretInItsState() throws IOException {
		failInTheMiddle();
		assertThat(stateFile(".upload")).content(StandardCharsets.US_ASCII)
			.contains("upload service=" + this.storager.metadata().service())
			.contains("index=2")
			.doesNotContain("index=3");
	}

	@Test
	void startsAnewWithAnotherFile() throws IOException {
		failInTheMiddle();
		this.bytes = bytes(this.bytes.length + 1);
		Files.write(this.file, this.bytes);
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireStored(this.parts);
	}

	@Test
	void startsAnewWithAFileOfAnotherTime() throws IOException {
		failInTheMiddle();
		Files.setLastModifiedTime(this.file, FileTime.from(Instant.now().minusSeconds(1000)));
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireStored(this.parts);
	}

	@Test
	void startsAnewWithOtherSettings() throws IOException {
		failInTheMiddle();
		this.parts.upload(this.file, "a", UploadOptions.builder().contentType("text/x-other").build());
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		assertThat(this.parts.stat("a").contentType()).isEqualTo("text/x-other");
		requireStored(this.parts);
	}

	@Test
	void sendsPartsAgainThatTheFileHasNoMore() throws IOException {
		FileTime time = Files.getLastModifiedTime(this.file);
		failInTheMiddle();
		this.bytes[this.partSize]++;
		Files.write(this.file, this.bytes);
		Files.setLastModifiedTime(this.file, time);
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(2L * this.partSize + lastPart());
		requireStored(this.parts);
	}

	@Test
	void givesTheUploadUpOfAFileThatIsSmallByNow() throws IOException {
		failInTheMiddle();
		this.bytes = bytes(10);
		Files.write(this.file, this.bytes);
		this.parts.upload(this.file, "a");
		requireStored(this.parts);
	}

	@Test
	void startsAnewWhereTheUploadIsGone() throws IOException {
		write("a", this.bytes);
		failInTheMiddle();
		uploads().forEach(this.storager::delete);
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).as("an older object of the same content is no new one")
			.isEqualTo(this.bytes.length);
		requireStored(this.parts);
	}

	@Test
	void knowsAnObjectThatWasCompleteBeforeTheCrash() throws IOException {
		this.line.event = (number, call) -> {
			Object answer = call.proceed();
			if (call.is("complete")) {
				throw new CrashError();
			}
			return answer;
		};
		assertThatExceptionOfType(CrashError.class).isThrownBy(() -> this.parts.upload(this.file, "a"));
		assertThat(leftovers(this.file)).hasSize(1);
		this.line.mend();
		assertThat(this.parts.upload(this.file, "a").contentLength()).isEqualTo(this.bytes.length);
		assertThat(this.line.bytes()).isZero();
		requireStored(this.parts);
	}

	@Test
	void startsAnewWithoutItsState() throws IOException {
		failInTheMiddle();
		Path state = stateFile(".upload");
		for (byte[] garbage : new byte[][] { {}, bytes(3000), "upload id=1\n".getBytes(StandardCharsets.UTF_8) }) {
			Files.write(state, garbage);
			this.line.mend();
			this.parts.upload(this.file, "a");
			assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
			assertThat(this.parts.readAllBytes("a")).isEqualTo(this.bytes);
			assertThat(leftovers(this.file)).isEmpty();
		}
	}

	@Test
	void goesOnWithAStateThatIsTorn() throws IOException {
		failInTheMiddle();
		Path state = stateFile(".upload");
		byte[] whole = Files.readAllBytes(state);
		Files.write(state, Arrays.copyOf(whole, whole.length - 10));
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
		requireStored(this.parts);
	}

	@Test
	void leavesTheUploadOfAnotherObjectAlone() throws IOException {
		failInTheMiddle();
		Path ofA = stateFile(".upload");
		byte[] state = Files.readAllBytes(ofA);
		Files.delete(ofA);
		failAfter(1, () -> this.parts.upload(this.file, "b"));
		Files.write(stateFile(".upload"), state);
		this.parts.upload(this.file, "b");
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		assertThat(uploads()).extracting(StorageObject::path).contains("a");
		Files.write(ofA, state);
		this.line.mend();
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
	}

	@Test
	void refusesAStateThatCannotBeKept() throws IOException {
		failInTheMiddle();
		Path state = stateFile(".upload");
		Files.delete(state);
		Files.createDirectory(state);
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.parts.upload(this.file, "a")))
			.hasMessageContaining("stateDirectory")
			.hasMessageContaining(state.toString());
		UploadOptions nowhere = UploadOptions.builder().stateDirectory(this.folder.resolve("nowhere")).build();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.parts.upload(this.file, "a", nowhere)))
			.hasMessageContaining("nowhere");
		UploadOptions elsewhere = UploadOptions.builder()
			.stateDirectory(Files.createDirectory(this.folder.resolve("elsewhere")))
			.build();
		this.parts.upload(this.file, "a", elsewhere);
		assertThat(this.parts.readAllBytes("a")).isEqualTo(this.bytes);
	}

	@Test
	void refusesTwoAtOnce() throws IOException {
		List<StorageException> refused = new ArrayList<>();
		this.line.event = (number, call) -> {
			if (number == 2) {
				refused.add(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.parts.upload(this.file, "a")));
				this.storager.upload(this.file, "b");
			}
			return call.proceed();
		};
		this.parts.upload(this.file, "a");
		assertThat(refused).singleElement().asString().contains("one upload of a file to a path at a time");
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		assertThat(this.storager.readAllBytes("b")).isEqualTo(this.bytes);
		requireStored(this.parts);
	}

	@Test
	void refusesAFileThatIsWrittenToMeanwhile() throws IOException {
		write("a", "old");
		this.line.event = (number, call) -> {
			if (number == 3) {
				Files.setLastModifiedTime(this.file, FileTime.from(Instant.now().plusSeconds(1000)));
			}
			return call.proceed();
		};
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.parts.upload(this.file, "a")))
			.hasMessageContaining("written to while it was read");
		assertThat(read("a")).isEqualTo("old");
		this.line.mend();
		this.parts.upload(this.file, "a");
		requireStored(this.parts);
	}

	@Test
	void goesOnWithALargeFileOfATree() throws IOException {
		Path tree = tree();
		try (TransferManager manager = TransferManager.create()) {
			this.line.most = 3;
			TreeResult broken = manager.uploadTree(tree, this.parts, "t");
			assertThat(broken.done()).isEqualTo(1);
			assertThat(broken.failures()).singleElement()
				.satisfies((each) -> assertThat(each.target()).isEqualTo("t/deep/large"));
			this.line.mend();
			TreeResult rest = manager.uploadTree(tree, this.parts, "t", TreeOptions.builder().skipEqual(true).build());
			rest.orThrow();
			assertThat(rest.equal()).isEqualTo(1);
		}
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
		assertThat(paths("t")).containsExactlyInAnyOrder("t/deep/large", "t/small");
		assertThat(this.parts.readAllBytes("t/deep/large")).isEqualTo(this.bytes);
		assertThat(uploads()).isEmpty();
		assertThat(tree.resolve("deep"))
			.isDirectoryNotContaining((file) -> file.getFileName().toString().startsWith("."));
	}

	private Path tree() throws IOException {
		Path tree = Files.createDirectories(this.folder.resolve("tree"));
		Files.write(Files.createDirectory(tree.resolve("deep")).resolve("large"), this.bytes);
		Files.writeString(tree.resolve("small"), "text");
		return tree;
	}

	/** Neither of them is stored as a mixture of both states. */
	@Test
	void refusesTheFilesOfATreeThatAreWrittenToMeanwhile() throws IOException {
		Path tree = tree();
		write("t/small", "old");
		this.line.event = (number, call) -> {
			if (number == 2) {
				Files.writeString(tree.resolve("deep/large"), "more", StandardOpenOption.APPEND);
			}
			if (call.is("put")) {
				Files.writeString(tree.resolve("small"), "more", StandardOpenOption.APPEND);
			}
			return call.proceed();
		};
		try (TransferManager manager = TransferManager.create()) {
			TreeResult result = manager.uploadTree(tree, this.parts, "t");
			assertThat(result.done()).isZero();
			assertThat(result.failures()).hasSize(2)
				.allSatisfy((each) -> assertThat(each.failure()).hasMessageContaining("while it was read"));
			assertThat(paths("t")).containsExactly("t/small");
			assertThat(read("t/small")).isEqualTo("old");
			this.line.mend();
			manager.uploadTree(tree, this.parts, "t").orThrow();
		}
		assertThat(read("t/small")).isEqualTo("textmore");
		assertThat(this.parts.stat("t/deep/large").contentLength()).isEqualTo(this.bytes.length + 4);
		assertThat(uploads()).isEmpty();
	}

	@Test
	void goesOnAfterADeadline() throws IOException {
		DriverStorager hasty = over(this.transfers.with(transferSettings(this.partSize, Duration.ofMillis(1500))));
		this.line.event = (number, call) -> (number == 4) ? Line.hang() : call.proceed();
		assertThat(failure(ErrorCode.UNEXPECTED, () -> hasty.upload(this.file, "a"))).hasMessageContaining("deadline");
		goesOn();
	}

	@Test
	void goesOnAfterTheApplicationHasEnded() throws IOException {
		this.line.event = (number, call) -> {
			if (number == 4) {
				this.transfers.uploads().end(Duration.ZERO);
				return Line.hang();
			}
			return call.proceed();
		};
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.parts.upload(this.file, "a")))
			.hasMessageContaining("shutting down");
		assertThat(this.transfers.uploads().count()).isZero();
		this.transfers.uploads().reopen();
		goesOn();
	}

	private void goesOn() throws IOException {
		this.line.mend();
		this.parts.upload(this.file, "a");
		assertThat(this.line.bytes()).isEqualTo(this.partSize + lastPart());
		assertThat(this.transfers.uploads().count()).isZero();
		requireStored(this.parts);
	}

	@Test
	void goesOnWithEveryEncryption() throws IOException {
		for (Encryption encryption : allEncryptions()) {
			DriverStorager encrypting = over(settings(encryption).with(this.transfers));
			this.line.mend();
			failAfter(3, () -> encrypting.upload(this.file, "a"));
			encrypting.upload(this.file, "a");
			assertThat(this.line.bytes()).as(encryption.toString()).isEqualTo(this.partSize + lastPart());
			requireStored(encrypting);
		}
	}

	@Test
	void startsAnewWithAnotherKeyOfTheCustomer() throws IOException {
		assumeThat(fixture().customerKeys()).hasSize(2);
		UploadOptions one = UploadOptions.builder().encryption(fixture().customerKeys().get(0)).build();
		UploadOptions other = UploadOptions.builder().encryption(fixture().customerKeys().get(1)).build();
		failAfter(3, () -> this.parts.upload(this.file, "a", one));
		this.parts.upload(this.file, "a", other);
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		assertThat(this.parts.readAllBytes("a", reading(fixture().customerKeys().get(1)))).isEqualTo(this.bytes);
	}

	@Test
	void keepsTheObjectThatMustNotBeOverwritten() {
		write("a", "old");
		failure(ErrorCode.PRECONDITION_FAILED,
				() -> this.parts.upload(this.file, "a", UploadOptions.builder().forbidOverwrite(true).build()));
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesWhatIsNoFile() {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.parts.upload(this.folder, "a")))
			.hasMessageContaining("a directory");
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.parts.upload(this.folder.resolve("missing"), "a")))
			.hasMessageContaining("NoSuchFileException");
	}

	/** Stands for the end of the JVM. */
	private static final class CrashError extends Error {

		private static final long serialVersionUID = 1L;

	}

}
