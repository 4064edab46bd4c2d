package io.storager.test.contract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.BucketDriver;
import io.storager.driver.GetReply;
import io.storager.driver.ObjectHead;
import io.storager.engine.DriverStorager;
import io.storager.options.DownloadOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Downloads to files that go on where an earlier call has ended. */
abstract class DownloadResumeContract extends ResumeTopic {

	private Path file = Path.of("");

	private byte[] bytes = {};

	@BeforeEach
	void writeObject() {
		this.file = this.folder.resolve("file");
		this.bytes = bytes(4 * this.partSize + 7);
		write("a", this.bytes);
	}

	private void requireRead() throws IOException {
		assertThat(this.file).hasBinaryContent(this.bytes);
		assertThat(leftovers(this.file)).isEmpty();
	}

	/** Three ranges are there, and two are not. */
	private void failInTheMiddle() throws IOException {
		assertThat(failAfter(3, () -> this.parts.download("a", this.file))).hasMessageContaining("download");
		assertThat(leftovers(this.file)).hasSize(2);
	}

	@Test
	void readsObjectsOfAnyLength() throws IOException {
		for (int length : new int[] { 0, 1, this.partSize, this.partSize + 1, 2 * this.partSize }) {
			this.bytes = bytes(length);
			write("a", this.bytes);
			List<Long> told = new ArrayList<>();
			StorageObject read = this.parts.download("a", this.file,
					DownloadOptions.builder().progress((transferred, total) -> told.add(transferred)).build());
			assertThat(read.contentLength()).isEqualTo(length);
			assertThat(read.etag()).isEqualTo(this.storager.stat("a").etag());
			assertThat(told).endsWith((long) length);
			requireRead();
		}
	}

	@Test
	void needsOneRequestForWhatFitsIntoOne() throws IOException {
		write("a", "text");
		assertThat(requestsOf(() -> this.parts.download("a", this.file))).isLessThanOrEqualTo(1);
		assertThat(this.file).hasContent("text");
	}

	@Test
	void fetchesOnlyWhatIsMissing() throws IOException {
		this.bytes = bytes(10 * this.partSize);
		write("a", this.bytes);
		Files.writeString(this.file, "old");
		failAfter(9, () -> this.parts.download("a", this.file));
		assertThat(this.file).hasContent("old");
		this.parts.download("a", this.file);
		assertThat(this.line.bytes()).isEqualTo(this.partSize);
		requireRead();
	}

	@Test
	void goesOnSlowly() throws IOException {
		assumeThat(fixture().driver().trafficLimits()).isNotNull();
		DownloadOptions slow = DownloadOptions.builder().trafficLimit(838_860_800L).build();
		failAfter(3, () -> this.parts.download("a", this.file, slow));
		this.parts.download("a", this.file, slow);
		assertThat(this.line.bytes()).isEqualTo(this.partSize + 7);
		requireRead();
	}

	@Test
	void needsNoMoreThanOneConnection() throws IOException {
		fixture().singleConnection(settings().with(this.transfers)).download("a", this.file);
		requireRead();
	}

	@Test
	void startsAnewWithAnotherVersion() throws IOException {
		failInTheMiddle();
		this.bytes = bytes(3 * this.partSize);
		write("a", this.bytes);
		this.parts.download("a", this.file);
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireRead();
	}

	/** An entity tag does not tell two versions with the same bytes apart. */
	@Test
	void startsAnewWithAnotherVersionOfTheSameBytes() throws IOException {
		assumeFeature(Feature.VERSIONS);
		BucketDriver keeping = fixture().keepingVersions();
		assumeThat(keeping).isNotNull();
		DriverStorager versioned = InterceptingDriver.storager(Objects.requireNonNull(keeping),
				settings().with(this.transfers), this.line);
		StorageObject first = versioned.write("a", Content.of(this.bytes));
		versioned.write("a", Content.of(this.bytes));
		this.line.mend();
		DownloadOptions old = DownloadOptions.builder().versionId(first.versionId()).build();
		failAfter(3, () -> versioned.download("a", this.file, old));
		versioned.download("a", this.file);
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireRead();
		this.line.mend();
		failAfter(3, () -> versioned.download("a", this.file, old));
		versioned.download("a", this.file, old);
		assertThat(this.line.bytes()).isEqualTo(this.partSize + 7);
		requireRead();
	}

	@Test
	void startsAnewWithAnotherObject() throws IOException {
		failInTheMiddle();
		this.bytes = bytes(this.bytes.length + 1);
		write("b", this.bytes);
		this.parts.download("b", this.file);
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireRead();
	}

	@Test
	void fetchesAgainWhatIsNotAsItCame() throws IOException {
		failInTheMiddle();
		Path temporary = stateFile(".part");
		byte[] there = Files.readAllBytes(temporary);
		there[this.partSize]++;
		Files.write(temporary, there);
		this.parts.download("a", this.file);
		assertThat(this.line.bytes()).isEqualTo(2L * this.partSize + 7);
		requireRead();
	}

	@Test
	void startsAnewWithoutItsStateOrItsBytes() throws IOException {
		failInTheMiddle();
		Files.write(stateFile(".download"), bytes(3000));
		this.parts.download("a", this.file);
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireRead();
		Files.delete(this.file);
		this.line.mend();
		failInTheMiddle();
		Files.delete(stateFile(".part"));
		this.parts.download("a", this.file);
		assertThat(this.line.bytes()).isEqualTo(this.bytes.length);
		requireRead();
	}

	@Test
	void refusesTwoAtOnce() throws IOException {
		List<StorageException> refused = new ArrayList<>();
		this.line.event = (number, call) -> {
			if (number == 2) {
				refused.add(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.download("a", this.file)));
			}
			return call.proceed();
		};
		this.parts.download("a", this.file);
		assertThat(refused).singleElement().asString().contains("one download to a file at a time");
		requireRead();
	}

	@Test
	void tellsThatTheObjectChangedMeanwhile() throws IOException {
		byte[] other = bytes(this.bytes.length + 1);
		this.line.event = (number, call) -> {
			if (number == 3) {
				write("a", other);
			}
			return call.proceed();
		};
		assertThat(failure(ErrorCode.PRECONDITION_FAILED, () -> this.parts.download("a", this.file)))
			.hasMessageContaining("the object changed while it was read");
		assertThat(this.file).doesNotExist();
		this.line.mend();
		this.bytes = other;
		this.parts.download("a", this.file);
		requireRead();
	}

	@Test
	void leavesNothingOfBytesThatAreNotTheObjects() throws IOException {
		this.line.event = (number, call) -> (number == 3)
				? new CorruptReply((GetReply) Objects.requireNonNull(call.proceed())) : call.proceed();
		failure(ErrorCode.INTEGRITY, () -> this.parts.download("a", this.file));
		assertThat(leftovers()).isEmpty();
		this.line.mend();
		this.parts.download("a", this.file);
		requireRead();
	}

	@Test
	void asksForTheConditionsAgain() throws IOException {
		String etag = this.storager.stat("a").etag();
		DownloadOptions onlyOthers = DownloadOptions.builder().ifNoneMatch(etag).build();
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.parts.download("a", this.file, onlyOthers));
		assertThat(leftovers()).isEmpty();
		failInTheMiddle();
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.parts.download("a", this.file, onlyOthers));
		this.line.mend();
		this.parts.download("a", this.file, DownloadOptions.builder().ifMatch(etag).build());
		requireRead();
	}

	@Test
	void readsWithAKeyOfTheCustomer() throws IOException {
		for (Encryption key : fixture().customerKeys()) {
			this.storager.write("a", Content.of(this.bytes), WriteOptions.builder().encryption(key).build());
			DownloadOptions options = DownloadOptions.builder().encryption(key).build();
			this.line.mend();
			failAfter(3, () -> this.parts.download("a", this.file, options));
			this.parts.download("a", this.file, options);
			assertThat(this.line.bytes()).isEqualTo(this.partSize + 7);
			requireRead();
		}
	}

	@Test
	void readsWhatWasHandedBackThroughALink() throws IOException {
		Path real = Files.writeString(this.folder.resolve("real"), "old");
		Files.createSymbolicLink(this.file, real);
		this.parts.download(this.storager.stat("a"), this.file);
		assertThat(this.file).isSymbolicLink();
		assertThat(real).hasBinaryContent(this.bytes);
		assertThat(leftovers(this.file)).containsExactly(real);
	}

	@Test
	void refusesWhatIsNoFile() {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.parts.download("a", this.folder)))
			.hasMessageContaining("a directory");
		assertThat(failure(ErrorCode.UNEXPECTED,
				() -> this.parts.download("a", this.folder.resolve("missing").resolve("file"))))
			.hasMessageContaining("cannot be written");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.parts.download("missing", this.file));
	}

	/** An answer whose first byte has changed on its way. */
	private record CorruptReply(GetReply reply) implements GetReply {

		@Override
		public ObjectHead head() {
			return this.reply.head();
		}

		@Override
		public long offset() {
			return this.reply.offset();
		}

		@Override
		public long length() {
			return this.reply.length();
		}

		@Override
		public InputStream body() {
			return new FilterInputStream(this.reply.body()) {

				@Override
				public int read(byte[] target, int offset, int length) throws IOException {
					int count = super.read(target, offset, length);
					target[offset]++;
					return count;
				}

			};
		}

		@Override
		public void abort() throws IOException {
			this.reply.abort();
		}

	}

}
