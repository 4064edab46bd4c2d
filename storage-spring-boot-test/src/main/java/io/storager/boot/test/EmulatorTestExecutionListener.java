package io.storager.boot.test;

import io.storager.emulator.EmulatorSnapshot;
import io.storager.emulator.StorageEmulator;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Before each test, brings the emulator back to what it was when the application had
 * started.
 */
final class EmulatorTestExecutionListener implements TestExecutionListener {

	private static final String START = EmulatorTestExecutionListener.class.getName() + ".start";

	@Override
	public void beforeTestMethod(TestContext test) {
		if (!TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AutoConfigureStorage.class)) {
			return;
		}
		ConfigurableApplicationContext context = (ConfigurableApplicationContext) test.getApplicationContext();
		StorageEmulator emulator = context.getBeanProvider(StorageEmulator.class).getIfAvailable();
		if (emulator == null) {
			return;
		}
		EmulatorSnapshot start = (EmulatorSnapshot) context.getBeanFactory().getSingleton(START);
		if (start == null) {
			context.getBeanFactory().registerSingleton(START, emulator.snapshot());
			emulator.requests().clear();
			return;
		}
		emulator.faults().clear();
		emulator.clock().reset();
		emulator.restore(start);
		emulator.requests().clear();
	}

}
