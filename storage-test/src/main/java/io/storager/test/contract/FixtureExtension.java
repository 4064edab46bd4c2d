package io.storager.test.contract;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hands the fixture of the whole contract to the topic of a test. */
final class FixtureExtension implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		StoragerContract contract = context.getRequiredTestInstances()
			.findInstance(StoragerContract.class)
			.orElseThrow();
		context.getRequiredTestInstances()
			.findInstance(Topic.class)
			.ifPresent((topic) -> topic.use(contract.fixture()));
	}

}
