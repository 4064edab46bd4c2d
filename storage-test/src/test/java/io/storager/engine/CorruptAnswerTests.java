package io.storager.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.BucketDriver;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.download.FakeReply;
import io.storager.error.IntegrityException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.error.UnexpectedStorageException;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.MemoryLease;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The portable half believes neither a service nor an SDK. */
class CorruptAnswerTests {

	private final MemoryService service = new MemoryService();

	@BeforeEach
	void createBucket() {
		this.service.createBucket("photos");
	}

	@ParameterizedTest
	@CsvSource({ "0, 10, 0, 1000", "0, 10, 0, 9", "0, 10, 0, 0", "5, 10, 0, 1000", "5, 10, 6, 10", "5, 10, 5, 9",
			"990, 50, 990, 9", "5,, 0, 1000", "5,, 5, 994", "0,, 0, 999" })
	void refusesOtherBytesThanItAskedFor(long offset, @Nullable Long size, long answeredOffset, long answeredLength) {
		FakeReply reply = new FakeReply(1000, answeredOffset, answeredLength, new byte[1000], null);
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public GetReply get(String key, GetRequest request) {
				return reply;
			}

		});
		assertThatExceptionOfType(IntegrityException.class)
			.isThrownBy(() -> storager.readAllBytes("a", ReadOptions.builder().offset(offset).size(size).build()))
			.withMessageContaining("%s bytes from %s on".formatted(answeredLength, answeredOffset));
		assertThat(reply.calls).containsExactly("abort");
	}

	@Test
	void acceptsAWholeObjectForARangeThatCoversIt() {
		byte[] bytes = new byte[1000];
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public GetReply get(String key, GetRequest request) {
				return FakeReply.whole(bytes, null);
			}

		});
		assertThat(storager.readAllBytes("a", ReadOptions.builder().size(1001L).build())).isEqualTo(bytes);
	}

	@Test
	void doesNotTakeARefusedRangeForTheEnd() {
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public GetReply get(String key, GetRequest request) throws Exception {
				GetRequest behind = GetRequest.builder().offset(1_000_000).build();
				return super.get(key, (request.offset() > 0) ? behind : request);
			}

		});
		storager.write("a", Content.ofText("text"));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> storager.readAllBytes("a", ReadOptions.builder().offset(3).build()))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(416));
		assertThat(storager.readAllBytes("a", ReadOptions.builder().offset(4).build())).isEmpty();
	}

	@Test
	void asksForNoRangeWhoseEndOverflows() {
		List<GetRequest> requests = new ArrayList<>();
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public GetReply get(String key, GetRequest request) throws Exception {
				requests.add(request);
				return super.get(key, request);
			}

		});
		storager.write("a", Content.ofText("text"));
		storager.readAllBytes("a", ReadOptions.builder().offset(1).size(Long.MAX_VALUE).build());
		storager.readAllBytes("a", ReadOptions.builder().offset(1).size(Long.MAX_VALUE - 1).build());
		assertThat(requests).extracting(GetRequest::size).containsExactly(null, Long.MAX_VALUE - 1);
	}

	@Test
	void comparesTheChecksumOfWhatWasStored() {
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				PutReply reply = super.put(key, payload, request);
				return PutReply.of(reply.etag()).withCrc64(1L).withRequestId("5C3D");
			}

		});
		assertThatExceptionOfType(IntegrityException.class)
			.isThrownBy(() -> storager.write("a", Content.ofText("text")))
			.withMessageContaining("the service stored 1")
			.withMessageContaining("5C3D");
		assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> storager.write("a", null, 0));
	}

	@Test
	void doesNotBelieveAnSdkThatSwallowsTheFailureOfAFile(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("file"), new byte[1000]);
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				Files.write(file, new byte[10]);
				try (InputStream body = payload.open()) {
					body.readAllBytes();
				}
				catch (IOException ex) {
					// As an SDK does that takes this for a failure of the network.
				}
				return PutReply.of("etag");
			}

		});
		assertThatExceptionOfType(UnexpectedStorageException.class)
			.isThrownBy(() -> storager.write("a", Content.of(file)))
			.withMessageContaining("the file shrank from 1000 to 10 bytes");
	}

	@Test
	void tellsTheFailureOfAFileThatAnSdkHides(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("file"), new byte[1000]);
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				Files.write(file, new byte[10]);
				try (InputStream body = payload.open()) {
					body.readAllBytes();
				}
				catch (IOException ex) {
					throw new IllegalStateException("Resetting to invalid mark");
				}
				throw new AssertionError("not reached");
			}

		});
		assertThatExceptionOfType(UnexpectedStorageException.class)
			.isThrownBy(() -> storager.write("a", Content.of(file)))
			.withMessageContaining("the file shrank from 1000 to 10 bytes")
			.withMessageNotContaining("invalid mark");
	}

	@Test
	void endsAWriteWhoseListenerThrows() {
		MemoryStorager storager = storager(new SlowDriver(this.service, "photos"));
		storager.write("a", Content.ofText("old"));
		IllegalStateException stop = new IllegalStateException("stop");
		assertThatExceptionOfType(UnexpectedStorageException.class).isThrownBy(
				() -> storager.write("a", Content.of(new byte[1000]), WriteOptions.builder().progress((done, total) -> {
					throw stop;
				}).build()))
			.withCause(stop)
			.withMessageContaining("progress listener");
		assertThat(storager.readAllBytes("a")).asString().isEqualTo("old");
	}

	@Test
	void reportsAStoredObjectAlthoughTheListenerThrowsAtTheEnd() {
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos"));
		assertThat(storager.write("a", Content.ofText("text"), WriteOptions.builder().progress((done, total) -> {
			throw new IllegalStateException("stop");
		}).build()).contentLength()).isEqualTo(4);
		assertThat(storager.exists("a")).isTrue();
	}

	@Test
	void reportsAStoredObjectAlthoughItsTemporaryFileCannotBeDeleted() throws Exception {
		TransferPool pool = new TransferPool(TransferPool.defaultMemory());
		MemoryLease all = pool.memory().lease(pool.memory().limit(), Duration.ZERO);
		assertThat(all).isNotNull();
		List<Path> blocked = new ArrayList<>();
		byte[] bytes = new byte[1024 * 1024 + 1];
		new Random(7).nextBytes(bytes);
		MemoryStorager storager = new MemoryStorager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				PutReply reply = super.put(key, payload, request);
				Path spooled = spooled(bytes);
				Files.delete(spooled);
				Files.createDirectory(spooled);
				blocked.add(Files.createFile(spooled.resolve("keep")));
				return reply;
			}

		}, StoragerSettings.DEFAULT.with(Transfers.of(TransferSettings.DEFAULT, pool, 4)));
		assertThat(storager.write("a", Content.from((output) -> output.write(bytes))).contentLength())
			.isEqualTo(bytes.length);
		Path keep = blocked.get(0);
		Files.delete(keep);
		Files.delete(Path.of(String.valueOf(keep.getParent())));
	}

	@Test
	void doesNotTakeABareNotFoundForTheObjectWhenTheBucketIsMissing() {
		List<Operation> looked = new ArrayList<>();
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public void headBucket() throws Exception {
				looked.add(Operation.GET_BUCKET);
				super.headBucket();
			}

		});
		assertThat(storager.exists("a")).isFalse();
		assertThat(storager.exists("b")).isFalse();
		assertThat(looked).hasSize(1);
	}

	@Test
	void tellsTheObjectIsMissingWhenTheBucketMayNotBeLookedAt() {
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public void headBucket() {
				throw new IllegalStateException("not allowed");
			}

		});
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager.stat("a")).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
			assertThat(ex.getSuppressed()).hasSize(1);
		});
	}

	@Test
	void failsWhenAListingGoesInCircles() {
		MemoryStorager storager = storager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public ListPage list(ListRequest request) {
				return ListPage.of(List.of(), List.of(), "again");
			}

		});
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> storager.list("a").iterator().hasNext())
			.withMessageContaining("'again'")
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("a"));
	}

	private static MemoryStorager storager(BucketDriver driver) {
		return new MemoryStorager(driver, StoragerSettings.DEFAULT);
	}

	private static Path spooled(byte[] bytes) throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			for (Path file : files.filter((path) -> String.valueOf(path.getFileName()).startsWith("storager-"))
				.toList()) {
				if (Files.isRegularFile(file) && Files.size(file) == bytes.length
						&& Arrays.equals(Files.readAllBytes(file), bytes)) {
					return file;
				}
			}
		}
		throw new AssertionError("no temporary file");
	}

	/** Reads a byte, and the next only when a listener has been told. */
	private static final class SlowDriver extends MemoryBucketDriver {

		SlowDriver(MemoryService service, String bucket) {
			super(service, bucket);
		}

		@Override
		public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
			InputStream body = payload.open();
			body.read();
			Thread.sleep(120);
			body.read();
			body.reset();
			return super.put(key, payload, request);
		}

	}

}
