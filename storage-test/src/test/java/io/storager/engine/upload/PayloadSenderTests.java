package io.storager.engine.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;
import io.storager.driver.Payload;
import io.storager.driver.PutRequest;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.error.IntegrityException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.UnexpectedStorageException;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryEncryption;
import io.storager.test.memory.MemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PayloadSenderTests {

	private final StoragerSettings settings = StoragerSettings.builder()
		.storageClass("COLD")
		.encryption(MemoryEncryption.test256())
		.build();

	private final StoragerContext context = new StoragerContext(new MemoryBucketDriver(new MemoryService(), "bucket"),
			this.settings);

	private final PayloadSender sender = new PayloadSender(this.context);

	private Invocation call(Operation operation) {
		return this.context.invocation(operation, "a");
	}

	@Test
	void sendsEveryByteAndGivesTheAnswer() {
		byte[] sent = this.sender.collect(call(Operation.WRITE), Content.ofText("text"), 4, null,
				PayloadSenderTests::bytes);
		assertThat(sent).asString().isEqualTo("text");
	}

	private static byte[] bytes(Payload payload) throws IOException {
		try (InputStream stream = payload.open()) {
			return stream.readAllBytes();
		}
	}

	@Test
	void sendsNothingForNoContent() {
		assertThat(this.sender.collect(call(Operation.WRITE), null, 0, null, PayloadSenderTests::bytes)).isEmpty();
	}

	@Test
	void callsNobodyWithAContentThatBreaksARule() {
		AtomicInteger calls = new AtomicInteger();
		for (Content content : new Content[] { Content.ofText("12345"),
				Content.of(new ByteArrayInputStream(new byte[5])), Content.of(InputStream.nullInputStream(), 3),
				Content.of(InputStream.nullInputStream(), -1) }) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class)
				.isThrownBy(() -> this.sender.collect(call(Operation.WRITE_MULTIPART), content, 4, null,
						(payload) -> calls.incrementAndGet()))
				.withMessageContaining("allowed")
				.satisfies((failure) -> assertThat(failure.operation()).isEqualTo(Operation.WRITE_MULTIPART));
		}
		assertThat(calls).hasValue(0);
	}

	/**
	 * An SDK that takes a broken content for a broken connection may store what it has.
	 */
	@Test
	void tellsThatTheContentBrokeAlthoughTheCallSucceeded(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("file"), new byte[100]);
		assertThatExceptionOfType(UnexpectedStorageException.class)
			.isThrownBy(() -> this.sender.collect(call(Operation.WRITE), Content.of(file), 100, null, (payload) -> {
				Files.write(file, new byte[50]);
				try {
					return bytes(payload).length;
				}
				catch (IOException ex) {
					return 50;
				}
			}))
			.withMessageContaining("the content cannot be read");
	}

	@Test
	void insistsOnTheBytesThatWereSent() {
		assertThatExceptionOfType(IntegrityException.class)
			.isThrownBy(() -> this.sender.collect(call(Operation.WRITE), Content.ofText("text"), 4, null, (payload) -> {
				bytes(payload);
				this.sender.verify(call(Operation.WRITE), payload, payload.sentCrc64() + 1, "1234");
				return true;
			}));
		boolean verified = this.sender.collect(call(Operation.WRITE), Content.ofText("text"), 4, null, (payload) -> {
			bytes(payload);
			this.sender.verify(call(Operation.WRITE), payload, null, null);
			this.sender.verify(call(Operation.WRITE), payload, payload.sentCrc64(), null);
			return true;
		});
		assertThat(verified).isTrue();
	}

	@Test
	void verifiesAnEmptyContent() {
		this.sender.collect(call(Operation.WRITE), Content.ofText(""), 0, null, (payload) -> {
			this.sender.verify(call(Operation.WRITE), payload, 0L, null);
			return true;
		});
	}

	@Test
	void tellsAListenerThatFailsAtTheEndToNobody() {
		byte[] sent = this.sender.collect(call(Operation.WRITE), Content.ofText("text"), 4, (transferred, total) -> {
			throw new IllegalStateException("stop");
		}, PayloadSenderTests::bytes);
		assertThat(sent).hasSize(4);
	}

	@Test
	void givesAnInterruptedThreadItsFlagBack() {
		MemoryBucketDriver interrupted = new MemoryBucketDriver(new MemoryService(), "bucket") {

			@Override
			public Failure describe(Throwable error, Operation operation) {
				return Failure.of(ErrorCode.UNEXPECTED, "interrupted").interrupted(true);
			}

		};
		StoragerContext elsewhere = new StoragerContext(interrupted, StoragerSettings.DEFAULT);
		PayloadSender other = new PayloadSender(elsewhere);
		assertThatExceptionOfType(UnexpectedStorageException.class)
			.isThrownBy(() -> other.collect(elsewhere.invocation(Operation.WRITE, "a"), null, 0, null, (payload) -> {
				throw new IOException("interrupted");
			}));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void bringsARequestIntoTheFormThatDriversTake() {
		PutRequest request = this.sender.checked(call(Operation.WRITE),
				PutRequest.builder().userMetadata(Map.of("Title", "\u62a5")).forbidOverwrite(true).build());
		assertThat(request.storageClass()).isEqualTo("COLD");
		assertThat(request.encryption()).isEqualTo(MemoryEncryption.test256());
		assertThat(request.userMetadata()).containsExactly(Map.entry("title", "%E6%8A%A5"));
		assertThat(request.forbidOverwrite()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAA=", "d41d8cd98f00b204e9800998ecf8427e" })
	void refusesWhatIsNoMd5(String contentMd5) {
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.sender.requireMd5(call(Operation.SIGN), contentMd5))
			.withMessageContaining("allowed: base64 of the 16 bytes");
	}

}
