package io.storager.engine.request;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import io.storager.driver.support.CredentialsException;
import io.storager.error.IntegrityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which requests of a call are sent again, and how often. */
class InvocationTests {

	private final AtomicInteger sent = new AtomicInteger();

	private ErrorCode code = ErrorCode.SERVICE_INTERNAL;

	private boolean temporary = true;

	private boolean worthwhile = true;

	@AfterEach
	void clearInterrupt() {
		Thread.interrupted();
	}

	@Test
	void repeatsWhatFailsForAWhile() {
		Invocation call = invocation(3);
		assertThat(call.<Integer>request(() -> answer(4))).isEqualTo(4);
		assertThat(call.repeated()).isEqualTo(3);
	}

	@Test
	void repeatsNoMoreThanItMay() {
		Invocation call = invocation(1);
		fails(() -> call.request(() -> answer(3)));
		assertThat(this.sent).hasValue(2);
	}

	@Test
	void sharesTheRetriesOfACallBetweenItsRequests() {
		Invocation call = invocation(2);
		call.request(() -> answer(2));
		fails(() -> call.at("elsewhere").request(() -> {
			call.request(() -> answer(9));
			return answer(9);
		}));
		assertThat(this.sent).hasValue(2 + 2);
		assertThat(call.repeated()).isEqualTo(2);
	}

	@Test
	void givesRequestsSideBySideTheirOwnRetriesAndCountsThem() {
		Invocation call = invocation(1);
		call.withOwnRetries().request(() -> answer(2));
		this.sent.set(0);
		call.withOwnRetries().request(() -> answer(2));
		assertThat(call.repeated()).isEqualTo(2);
	}

	@Test
	void givesTheRetriesBackAfterProgress() {
		Invocation call = invocation(1);
		call.request(() -> answer(2));
		call.restoreRetries();
		this.sent.set(0);
		assertThat(call.<Integer>request(() -> answer(2))).isEqualTo(2);
	}

	@Test
	void repeatsNothingThatStaysAsItIs() {
		this.temporary = false;
		fails(() -> invocation(3).request(() -> answer(2)));
		assertThat(this.sent).hasValue(1);
		this.sent.set(0);
		this.temporary = true;
		this.worthwhile = false;
		fails(() -> invocation(3).request(() -> answer(2)));
		assertThat(this.sent).hasValue(1);
	}

	/** Each wait takes as long as anybody may wait. */
	@Test
	void waitsInVainForACredentialOnlyOnce() {
		fails(() -> invocation(3).request(() -> {
			this.sent.incrementAndGet();
			throw new IllegalStateException(CredentialsException.timeout("not yet", new TimeoutException()));
		}));
		assertThat(this.sent).hasValue(1);
	}

	@Test
	void repeatsChangedBytesOnlyWhereADigestWasSent() {
		ErrorContext.DriverCall<Integer> corrupt = () -> {
			if (this.sent.incrementAndGet() == 1) {
				throw new ErrorContext("memory", null, (thrown, operation) -> failure(thrown)).corrupt(Operation.WRITE,
						"a", "changed", null);
			}
			return 1;
		};
		assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> invocation(3).request(corrupt));
		this.sent.set(0);
		assertThat(invocation(3).requestVerified(corrupt)).isEqualTo(1);
	}

	@Test
	void repeatsWhatIsNotHarmlessOnlyWhereTheServiceDidNothing() {
		fails(() -> invocation(3).request(false, () -> answer(2)));
		this.sent.set(0);
		this.code = ErrorCode.REQUEST_THROTTLED;
		assertThat(invocation(3).<Integer>request(false, () -> answer(2))).isEqualTo(2);
	}

	@Test
	void repeatsNothingForAnInterruptedThread() {
		fails(() -> invocation(3).request(() -> {
			Thread.currentThread().interrupt();
			return answer(2);
		}));
		assertThat(this.sent).hasValue(1);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void tellsAnInterruptOfThePause() {
		Thread waiting = Thread.currentThread();
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> invocation(3).request(() -> {
			Thread interrupter = new Thread(() -> {
				while (waiting.getState() != Thread.State.TIMED_WAITING) {
					Thread.onSpinWait();
				}
				waiting.interrupt();
			});
			interrupter.start();
			return answer(2);
		})).withMessageContaining("the thread was interrupted").satisfies((ex) -> {
			assertThat(ex.getSuppressed()).hasSize(1);
			assertThat(ex.code()).isEqualTo(ErrorCode.UNEXPECTED);
		});
		assertThat(Thread.interrupted()).isTrue();
	}

	private int answer(int attempt) throws IOException {
		if (this.sent.incrementAndGet() < attempt) {
			throw new IOException("not yet");
		}
		return this.sent.get();
	}

	private void fails(Runnable work) {
		assertThatExceptionOfType(StorageException.class).isThrownBy(work::run).withMessageContaining("not yet");
	}

	private Invocation invocation(int maxRetries) {
		ErrorContext errors = new ErrorContext("memory", null, (thrown, operation) -> failure(thrown));
		return new Invocation(errors, new RetryRules((thrown) -> this.worthwhile, maxRetries), Operation.STAT, "a",
				null);
	}

	private Failure failure(Throwable thrown) {
		return Failure.of(this.code, String.valueOf(thrown.getMessage())).temporary(this.temporary);
	}

}
