package io.storager.engine.request;

import java.io.IOException;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import io.storager.error.ObjectNotExistException;
import io.storager.error.RequestThrottledException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ErrorContextTests {

	private final ErrorContext errors = new ErrorContext("oss", "photos",
			(error, operation) -> Failure.of(ErrorCode.REQUEST_THROTTLED, "slow down")
				.withAnswer("SlowDown", 503, "5C3D")
				.temporary(true)
				.interrupted(error instanceof InterruptedException));

	@Test
	void translatesWhatADriverThrows() {
		IOException thrown = new IOException("vendor");
		assertThatExceptionOfType(RequestThrottledException.class)
			.isThrownBy(() -> this.errors.call(Operation.READ, "a", () -> {
				throw thrown;
			}))
			.withCause(thrown)
			.satisfies((ex) -> {
				assertThat(ex.operation()).isEqualTo(Operation.READ);
				assertThat(ex.service()).isEqualTo("oss");
				assertThat(ex.bucket()).isEqualTo("photos");
				assertThat(ex.path()).isEqualTo("a");
				assertThat(ex.vendorCode()).isEqualTo("SlowDown");
				assertThat(ex.httpStatus()).isEqualTo(503);
				assertThat(ex.requestId()).isEqualTo("5C3D");
				assertThat(ex.isTemporary()).isTrue();
			});
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	/** A refusal would say that nothing was sent. */
	@Test
	void takesNoNumberOfAnAnswerForARefusal() {
		assertThat(this.errors.translate(Operation.WRITE, "a", new IllegalArgumentException("allowed: b")).code())
			.isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED);
		assertThat(this.errors.translate(Operation.WRITE, "a", new NumberFormatException("none")).code())
			.isEqualTo(ErrorCode.REQUEST_THROTTLED);
	}

	@Test
	void restoresTheInterruptFlagThatAnSdkLost() {
		StorageException translated = this.errors.translate(Operation.READ, "a", new InterruptedException());
		assertThat(translated).hasCauseInstanceOf(InterruptedException.class);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void leavesItsOwnFamilyAlone() {
		StorageException own = this.errors.refuse(ErrorCode.OBJECT_NOT_EXIST, Operation.STAT, "a", "missing", null);
		assertThatExceptionOfType(ObjectNotExistException.class)
			.isThrownBy(() -> this.errors.run(Operation.READ, "b", () -> {
				throw own;
			}))
			.isSameAs(own);
		assertThat(this.errors.translate(Operation.READ, "b", own)).isSameAs(own);
	}

	@Test
	void doesNotAskTheVendorAboutAListener() {
		IllegalStateException thrown = new IllegalStateException("stop");
		StorageException translated = this.errors.translate(Operation.READ, "a", new ProgressException(thrown));
		assertThat(translated.code()).isEqualTo(ErrorCode.UNEXPECTED);
		assertThat(translated).hasCause(thrown).hasMessageContaining("progress listener").hasMessageContaining("stop");
	}

}
