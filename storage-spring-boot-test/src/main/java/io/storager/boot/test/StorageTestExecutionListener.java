package io.storager.boot.test;

import io.storager.emulator.EmulatorSnapshot;
import io.storager.emulator.StorageEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Before each test, brings the storage back to what it was when the application had
 * started.
 */
final class StorageTestExecutionListener implements TestExecutionListener {

	private static final String START = StorageTestExecutionListener.class.getName() + ".start";

	@Override
	public void beforeTestMethod(TestContext test) {
		AutoConfigureStorage annotation = TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(),
				AutoConfigureStorage.class);
		if (annotation == null) {
			return;
		}
		ConfigurableListableBeanFactory beans = ((ConfigurableApplicationContext) test.getApplicationContext())
			.getBeanFactory();
		Runnable start = (Runnable) beans.getSingleton(START);
		if (start != null) {
			start.run();
			return;
		}
		start = annotation.memory() ? beans.getBean(MemoryStoragers.class).snapshot() : snapshot(beans);
		if (start != null) {
			beans.registerSingleton(START, start);
		}
	}

	private static @Nullable Runnable snapshot(ConfigurableListableBeanFactory beans) {
		StorageEmulator emulator = beans.getBeanProvider(StorageEmulator.class).getIfAvailable();
		if (emulator == null) {
			return null;
		}
		EmulatorSnapshot start = emulator.snapshot();
		emulator.requests().clear();
		return () -> {
			emulator.faults().clear();
			emulator.clock().reset();
			emulator.restore(start);
			emulator.requests().clear();
		};
	}

}
