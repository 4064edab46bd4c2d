package io.storager.test.memory;

import io.storager.test.contract.Fixture;
import io.storager.test.contract.StoragerContract;

/** The contract over the memory driver, which needs no network. */
class MemoryContractTests extends StoragerContract {

	private static final Fixture FIXTURE = new MemoryFixture();

	@Override
	protected Fixture fixture() {
		return FIXTURE;
	}

}
