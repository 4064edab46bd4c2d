package io.storager.oss;

import io.storager.test.contract.Fixture;
import io.storager.test.contract.StoragerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract over a bucket of one's own, if the environment names one. */
@EnabledIfEnvironmentVariable(named = LiveOss.CREDENTIAL, matches = ".+")
class LiveOssContractTests extends StoragerContract {

	@SuppressWarnings("NullAway.Init")
	private static LiveOss oss;

	@BeforeAll
	static void open() {
		oss = LiveOss.ofEnvironment();
	}

	@AfterAll
	static void close() {
		oss.close();
	}

	@Override
	protected Fixture fixture() {
		return oss;
	}

}
