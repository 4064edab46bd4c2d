package io.storager.cos;

import io.storager.test.contract.Fixture;
import io.storager.test.contract.StoragerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract over COS as the emulator has it. */
class CosContractTests extends StoragerContract {

	private static CosFixture fixture;

	@BeforeAll
	static void start() {
		fixture = new CosFixture();
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@Override
	protected Fixture fixture() {
		return fixture;
	}

}
