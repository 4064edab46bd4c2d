package io.storager.cos;

import io.storager.test.contract.Fixture;
import io.storager.test.contract.StoragerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract over a bucket of one's own, if the environment names one. */
@EnabledIfEnvironmentVariable(named = LiveCos.CREDENTIAL, matches = ".+")
class LiveCosContractTests extends StoragerContract {

	@SuppressWarnings("NullAway.Init")
	private static LiveCos cos;

	@BeforeAll
	static void open() {
		cos = LiveCos.ofEnvironment();
	}

	@AfterAll
	static void close() {
		cos.close();
	}

	@Override
	protected Fixture fixture() {
		return cos;
	}

}
