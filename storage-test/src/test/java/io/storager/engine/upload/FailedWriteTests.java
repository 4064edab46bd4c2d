package io.storager.engine.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.storager.Content;
import io.storager.ListMode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageOutputStream;
import io.storager.driver.BucketDriver;
import io.storager.driver.PartRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.error.ObjectNotExistException;
import io.storager.options.ListOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is left of a write, whatever it has failed with: nothing. */
class FailedWriteTests {

	private static final int PART = 100 * 1024;

	private final MemoryService service = new MemoryService();

	private final TransferPool pool = new TransferPool(8 * PART);

	private final Transfers transfers = Transfers
		.of(TransferSettings.builder().partSize(PART).concurrency(2).maxRetries(0).build(), this.pool, 16);

	private final AtomicReference<@Nullable Error> error = new AtomicReference<>();

	private final List<PutRequest> puts = new ArrayList<>();

	private final BucketDriver driver = new MemoryBucketDriver(this.service, "photos") {

		@Override
		public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
			FailedWriteTests.this.puts.add(request);
			return super.put(key, payload, request);
		}

		@Override
		public Part uploadPart(String key, String uploadId, int index, Payload payload, PartRequest request)
				throws Exception {
			Error error = FailedWriteTests.this.error.get();
			if (error != null) {
				throw error;
			}
			return super.uploadPart(key, uploadId, index, payload, request);
		}

		/** As the SDKs do. */
		@Override
		public void abort(String key, String uploadId) throws Exception {
			if (Thread.currentThread().isInterrupted()) {
				throw new InterruptedIOException("interrupted");
			}
			super.abort(key, uploadId);
		}

	};

	private final MemoryStorager storager = new MemoryStorager(this.driver,
			StoragerSettings.DEFAULT.with(this.transfers));

	@BeforeEach
	void createBucket() {
		this.service.createBucket("photos");
	}

	@AfterEach
	void close() {
		Thread.interrupted();
		this.pool.close();
	}

	@Test
	void storesNothingWhenAWriteMeetsAnError() {
		this.error.set(new StackOverflowError("too deep"));
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> {
			try (StorageOutputStream stream = this.storager.newOutputStream("a")) {
				stream.write(new byte[5 * PART]);
				stream.write(new byte[5 * PART]);
			}
			finally {
				this.error.set(null);
			}
		}).withMessage("too deep");
		requireNothing();
	}

	@Test
	void storesNothingWhenAProducerMeetsAnError() {
		assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> this.storager.write("a", Content.from((output) -> {
				output.write(new byte[3 * PART + 1]);
				throw new StackOverflowError("too deep");
			})));
		requireNothing();
	}

	/** Few bytes are collected without an upload, many with one. */
	@ParameterizedTest
	@ValueSource(ints = { 10, 80 * 1024, 3 * PART + 80 * 1024 })
	void leavesNothingOfAProducerThatThrowsWhatItHasNotDeclared(int length) {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.write("a", Content.from((output) -> {
				output.write(new byte[length]);
				throw undeclared();
			})))
			.withMessageContaining("undeclared");
		requireNothing();
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 80 * 1024, 3 * PART + 80 * 1024 })
	void leavesNothingOfAStreamThatThrowsWhatItHasNotDeclared(int length) {
		InputStream stream = new InputStream() {

			private int left = length;

			@Override
			public int read() {
				if (this.left-- > 0) {
					return 1;
				}
				throw undeclared();
			}

		};
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.storager.write("a", Content.of(stream)))
			.withMessageContaining("undeclared");
		requireNothing();
	}

	/** An append collects its content first. */
	@Test
	void tellsAnUndeclaredExceptionOfAContentThatIsCollectedFirst() {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.writeAppend(this.storager.createAppend("log"), Content.from((output) -> {
				output.write(new byte[2 * SpooledBuffer.MEMORY_LIMIT]);
				throw undeclared();
			})))
			.withMessageContaining("the content cannot be read")
			.withMessageContaining("undeclared");
	}

	@Test
	void publishesNothingAfterAWriteThatHasFailed() throws IOException {
		PayloadSender sender = new PayloadSender(context());
		ObjectUploads writes = new ObjectUploads(context(), sender, new MultipartUploads(context(), sender));
		Invocation call = context().invocation(Operation.WRITE, "a");
		StreamUpload sink = new StreamUpload(writes, new WriteTarget(call, "a", PutRequest.builder().build(), null),
				new LengthRule(null, 5));
		sink.write(1);
		PrintStream swallowing = new PrintStream(sink, true, StandardCharsets.UTF_8);
		swallowing.print("too long");
		assertThat(swallowing.checkError()).isTrue();
		assertThatIOException().isThrownBy(sink::publish).withMessageContaining("more than 5 bytes");
		sink.discard(new IOException("given up"));
		requireNothing();
	}

	/**
	 * The interrupt is for the caller, who sees it; the upload has to go all the same.
	 */
	@Test
	void givesAnUploadUpForAnInterruptedThread() {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.write("a", Content.from((output) -> {
				output.write(new byte[3 * PART]);
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("enough");
			})))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).isEmpty());
		assertThat(Thread.interrupted()).isTrue();
		requireNothing();
	}

	/** A stream that somebody still has takes nothing and keeps nothing. */
	@ParameterizedTest
	@ValueSource(ints = { 10, 80 * 1024, 3 * PART + 80 * 1024 })
	void takesNothingWhenTheProducerHasEnded(int length) {
		List<OutputStream> kept = new ArrayList<>();
		this.storager.write("a", Content.from((output) -> {
			output.write(new byte[length]);
			kept.add(output);
		}));
		assertThatIOException().isThrownBy(() -> kept.get(0).write(new byte[2 * PART])).withMessageContaining("closed");
		assertThat(this.storager.stat("a").contentLength()).isEqualTo(length);
		assertThat(this.pool.memory().used()).isZero();
		assertThat(uploads()).isEmpty();
	}

	@Test
	void sendsTheMd5OfWhatItPuts() throws Exception {
		byte[] bytes = "some bytes".getBytes(StandardCharsets.UTF_8);
		String md5 = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
		this.storager.write("a", Content.of(bytes));
		this.storager.write("a", Content.from((output) -> output.write(bytes)));
		assertThat(this.puts).extracting(PutRequest::contentMd5).containsExactly(md5, md5);
	}

	@Test
	void tellsADiskThatTakesNothing() {
		TemporaryFileException full = new TemporaryFileException(Path.of("spool"), new IOException("No space left"));
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.write("a", Content.from((output) -> {
				throw full;
			})))
			.withMessageContaining("the temporary file 'spool' cannot be written")
			.withMessageContaining("No space left")
			.withMessageContaining("java.io.tmpdir")
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("the content cannot be read"));
	}

	private StoragerContext context() {
		return new StoragerContext(this.driver, StoragerSettings.DEFAULT.with(this.transfers));
	}

	private void requireNothing() {
		assertThat(this.pool.memory().used()).isZero();
		assertThat(uploads()).isEmpty();
		assertThatThrownBy(() -> this.storager.stat("a")).isInstanceOf(ObjectNotExistException.class);
	}

	private List<?> uploads() {
		return this.storager.list("", ListOptions.builder().listMode(ListMode.PART).build()).stream().toList();
	}

	/** Other languages throw checked exceptions that nobody has declared. */
	private static RuntimeException undeclared() {
		return FailedWriteTests.<RuntimeException>sneak(new Exception("undeclared"));
	}

	@SuppressWarnings("unchecked")
	private static <E extends Exception> E sneak(Exception exception) throws E {
		throw (E) exception;
	}

}
