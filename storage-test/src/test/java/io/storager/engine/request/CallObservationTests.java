package io.storager.engine.request;

import java.util.concurrent.atomic.AtomicInteger;

import io.storager.observation.ObservedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallObservationTests {

	private final AtomicInteger stopped = new AtomicInteger();

	private final CallObservation observation = new CallObservation(new ObservedCall() {

		@Override
		public Scope openScope() {
			return () -> {
			};
		}

		@Override
		public void sent(long bytes) {
		}

		@Override
		public void received(long bytes) {
		}

		@Override
		public void retried() {
		}

		@Override
		public void failed(Throwable failure) {
		}

		@Override
		public void stop() {
			CallObservationTests.this.stopped.incrementAndGet();
		}

	});

	@Test
	void endsAStreamOnce() {
		this.observation.stop();
		this.observation.stop();
		assertThat(this.stopped).hasValue(1);
	}

	/** The stream that a whole call reads ends before the call does. */
	@Test
	void endsAWholeCallWithTheCall() {
		this.observation.openWhole().close();
		this.observation.stop();
		assertThat(this.stopped).hasValue(0);
		this.observation.stopWhole();
		assertThat(this.stopped).hasValue(1);
		this.observation.stop();
		assertThat(this.stopped).hasValue(1);
	}

}
