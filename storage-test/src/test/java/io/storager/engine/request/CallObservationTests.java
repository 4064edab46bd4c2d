package io.storager.engine.request;

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

}
