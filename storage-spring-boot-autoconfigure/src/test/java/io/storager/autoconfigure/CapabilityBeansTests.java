package io.storager.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.storager.AccessController;
import io.storager.Appender;
import io.storager.Copier;
import io.storager.Direr;
import io.storager.HttpSigner;
import io.storager.Linker;
import io.storager.MetadataUpdater;
import io.storager.Mover;
import io.storager.Multiparter;
import io.storager.Restorer;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.Versioner;
import io.storager.engine.DriverStorager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests that what a storager can do is a type that can be injected. */
class CapabilityBeansTests {

	private final ApplicationContextRunner both = StorageContext.runner(StorageContext.OSS, StorageContext.COS);

	@ParameterizedTest
	@ValueSource(strings = { StorageContext.OSS, StorageContext.COS })
	void oneVendorsAreInjectedByTheirType(String block) {
		StorageContext.runner(block).withUserConfiguration(Capabilities.class).run((context) -> {
			Storager storager = context.getBean(Storager.class);
			assertThat(context.getBean(Capabilities.class).injected).hasSize(12)
				.allSatisfy((capability) -> assertThat(capability).isSameAs(storager));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager", "reports" })
	void ofBothVendorsThePrimaryOneIsInjected(String primary) {
		this.both.withPropertyValues("storage.primary=" + primary, "storage.oss.storagers.reports.work-dir=/reports")
			.withUserConfiguration(Capabilities.class)
			.run((context) -> assertThat(context.getBean(Capabilities.class).injected).hasSize(12)
				.allSatisfy((capability) -> assertThat(capability).isSameAs(context.getBean(primary))));
	}

	@Test
	void aQualifierChoosesWhateverIsPrimary() {
		this.both.withPropertyValues("storage.primary=ossStorager")
			.withUserConfiguration(QualifiedCapabilities.class)
			.run((context) -> {
				QualifiedCapabilities capabilities = context.getBean(QualifiedCapabilities.class);
				assertThat(capabilities.appender).isSameAs(context.getBean("cosStorager"));
				assertThat(capabilities.signer).isSameAs(context.getBean("ossStorager"));
			});
	}

	@ParameterizedTest
	@MethodSource("capabilities")
	void withoutEitherNobodyGuesses(Class<?> capability) {
		this.both.run((context) -> assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
			.isThrownBy(() -> context.getBean(capability))
			.withMessageContaining("ossStorager")
			.withMessageContaining("cosStorager"));
	}

	/** Whatever the drivers' storagers can do beside being a storager. */
	static Stream<Class<?>> capabilities() {
		return Arrays.stream(DriverStorager.class.getInterfaces()).filter((capability) -> capability != Storager.class);
	}

	@Test
	void everyCapabilityIsTriedHere() {
		assertThat(Capabilities.class.getDeclaredConstructors()[0].getParameterTypes())
			.containsExactlyInAnyOrderElementsOf(capabilities().toList());
	}

	@Configuration(proxyBeanMethods = false)
	static class Capabilities {

		private final List<Object> injected;

		Capabilities(Appender appender, Copier copier, Direr direr, HttpSigner signer, Linker linker,
				MetadataUpdater updater, Mover mover, Multiparter multiparter, AccessController access,
				Restorer restorer, Tagger tagger, Versioner versioner) {
			this.injected = List.of(appender, copier, direr, signer, linker, updater, mover, multiparter, access,
					restorer, tagger, versioner);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedCapabilities {

		private final Appender appender;

		private final HttpSigner signer;

		QualifiedCapabilities(@Qualifier("cosStorager") Appender appender,
				@Qualifier("ossStorager") HttpSigner signer) {
			this.appender = appender;
			this.signer = signer;
		}

	}

}
