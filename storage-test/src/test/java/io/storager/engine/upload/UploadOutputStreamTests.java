package io.storager.engine.upload;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.storager.Operation;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.request.EndedCalls;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class UploadOutputStreamTests {

	private final EndedCalls ended = new EndedCalls();

	private final StoragerContext context = new StoragerContext(new MemoryBucketDriver(new MemoryService(), "photos") {

		@Override
		public PutReply put(String key, Payload payload, PutRequest request) {
			throw new AssertionError("stored");
		}

	}, StoragerSettings.DEFAULT);

	@Test
	void storesNothingWhenAWriterSwallowedAFailure() throws IOException {
		UploadOutputStream writer = writer(5);
		PrintStream swallowing = new PrintStream(writer, true, StandardCharsets.UTF_8);
		swallowing.print("too long");
		assertThat(swallowing.checkError()).isTrue();
		assertThatIOException().isThrownBy(writer::close)
			.withMessageContaining("nothing was stored")
			.withMessageContaining("more than 5 bytes");
		writer.close();
	}

	@Test
	void abortsAfterAFailureInSilence() throws IOException {
		UploadOutputStream writer = writer(5);
		assertThatIOException().isThrownBy(() -> writer.write(new byte[6]));
		writer.abort();
		writer.close();
	}

	@Test
	void endsItsCallOnceHoweverItEnds() throws IOException {
		UploadOutputStream failed = writer(5);
		assertThatIOException().isThrownBy(() -> failed.write(new byte[6]));
		assertThat(this.ended.number()).isEqualTo(0);
		assertThatIOException().isThrownBy(failed::close);
		assertThat(this.ended.number()).isEqualTo(1);
		failed.abort();
		UploadOutputStream aborted = writer(5);
		aborted.abort();
		assertThat(this.ended.number()).isEqualTo(2);
		aborted.close();
		assertThat(this.ended.number()).isEqualTo(2);
		UploadOutputStream publishing = writer(5);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(publishing::close).withMessage("stored");
		assertThat(this.ended.number()).isEqualTo(3);
	}

	private UploadOutputStream writer(long limit) {
		PayloadSender sender = new PayloadSender(this.context);
		ObjectUploads writes = new ObjectUploads(this.context, sender, new MultipartUploads(this.context, sender));
		Invocation call = this.context.invocation(Operation.WRITE, "a").observedBy(this.ended, null);
		WriteTarget target = new WriteTarget(call, "a", PutRequest.builder().build(), null);
		return new UploadOutputStream(call, new StreamUpload(writes, target, new LengthRule(null, limit)),
				(thrown) -> writes.failure(target, thrown));
	}

}
