package io.storager.boot.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Puts in the place of the cloud what {@link AutoConfigureStorage} says. */
final class StorageContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		AutoConfigureStorage annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureStorage.class);
		if (annotation == null) {
			return null;
		}
		if (annotation.memory()) {
			return new MemoryCustomizer();
		}
		EmulatorPreloader.start();
		return new EmulatorCustomizer();
	}

	/** Equal to all others, so that tests share their context. */
	private record EmulatorCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "storage.emulator.enabled=true",
					"storage.emulator.oss-port=0", "storage.emulator.cos-port=0");
		}

	}

	/** Equal to all others, so that tests share their context. */
	private record MemoryCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "storage.emulator.enabled=false");
			MemoryStoragers storagers = new MemoryStoragers();
			context.getBeanFactory().registerSingleton(MemoryStoragers.class.getName(), storagers);
			context.getBeanFactory().addBeanPostProcessor(storagers);
		}

	}

}
