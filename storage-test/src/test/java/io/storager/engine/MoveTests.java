package io.storager.engine;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;
import io.storager.error.PreconditionFailedException;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MoveTests {

	/** The deletion was carried out, and there is something new when it is repeated. */
	@Test
	void deletesNothingNewIfTheAnswerToTheDeletionIsLost() {
		MemoryService service = new MemoryService();
		service.createBucket("photos");
		MemoryStorager other = new MemoryStorager(new MemoryBucketDriver(service, "photos"), StoragerSettings.DEFAULT);
		MemoryStorager storager = new MemoryStorager(new MemoryBucketDriver(service, "photos") {

			@Override
			public void delete(String key) throws Exception {
				super.delete(key);
				other.write(key, Content.ofText("new"));
				throw new IllegalStateException("the answer was lost");
			}

			@Override
			public Failure describe(Throwable error, Operation operation) {
				return (error instanceof IllegalStateException)
						? Failure.of(ErrorCode.SERVICE_INTERNAL, String.valueOf(error.getMessage())).temporary(true)
						: super.describe(error, operation);
			}

		}, StoragerSettings.DEFAULT.withMaxRetries(1));
		other.write("a", Content.ofText("old"));
		assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> storager.move("a", "b"))
			.withMessageContaining("written anew meanwhile");
		assertThat(other.readAllBytes("a")).asString().isEqualTo("new");
		assertThat(other.readAllBytes("b")).asString().isEqualTo("old");
	}

}
