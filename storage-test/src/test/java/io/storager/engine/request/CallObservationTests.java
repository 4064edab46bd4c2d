package io.storager.engine.request;

import java.io.IOException;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallObservationTests {

	private final EndedCalls ended = new EndedCalls();

	private final CallObservation observation = new CallObservation(this.ended);

	@Test
	void endsAStreamOnce() {
		this.observation.stop();
		this.observation.stop();
		assertThat(this.ended.number()).isEqualTo(1);
	}

	/** The stream that a whole call reads ends before the call does. */
	@Test
	void endsAWholeCallWithTheCall() {
		this.observation.openWhole().close();
		this.observation.stop();
		assertThat(this.ended.number()).isEqualTo(0);
		this.observation.stopWhole();
		assertThat(this.ended.number()).isEqualTo(1);
		this.observation.stop();
		assertThat(this.ended.number()).isEqualTo(1);
	}

	/**
	 * The error code of an operation is what is told of it, in whatever it is wrapped.
	 */
	@Test
	void tellsTheFailureOfTheOperationAndNotOfItsStream() {
		StorageException failure = new ErrorContext("memory", "photos", (thrown, operation) -> {
			throw new AssertionError("not asked");
		}).failure(Operation.WRITE, "a", Failure.of(ErrorCode.SERVICE_INTERNAL, "the answer was lost"), null);
		IOException own = new IOException("the disk is full");
		this.observation.failed(new IOException("cannot be stored", failure));
		this.observation.failed(failure);
		this.observation.failed(own);
		assertThat(this.ended.failures()).containsExactly(failure, failure, own);
	}

}
