package io.storager.autoconfigure.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.storager.Content;
import io.storager.Storager;
import io.storager.autoconfigure.StorageContext;
import io.storager.emulator.StorageEmulator;
import io.storager.observation.CallObserver;
import io.storager.observation.micrometer.StorageObservation.HighCardinality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link StorageObservationAutoConfiguration}. */
@ExtendWith(OutputCaptureExtension.class)
class StorageMetersTests {

	private static final String PATH = "a-path-that-nobody-else-has";

	private static final Pattern ROW = Pattern.compile("\\| `(storage\\.[a-z.]+)` \\| (timer|counter|gauge) \\|.*\\|");

	private static final Pattern KEY = Pattern.compile("\\| `([a-z.]+)` \\| (low|high) \\|.*\\|");

	private final ApplicationContextRunner runner = StorageContext.runner("""
			storage:
			  emulator.enabled: true
			  oss: { name: demo }
			  cos: { name: demo-1250000000 }
			""");

	@Test
	void callsAreTimedAndBytesAndRetriesCounted() {
		this.runner.withUserConfiguration(Micrometer.class).run((context) -> {
			use(context);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			for (String service : List.of("oss", "cos")) {
				Timer timer = meters.get("storage.operation")
					.tags("storage.service", service, "storage.operation", "write", "outcome", "success")
					.timer();
				assertThat(timer.count()).isEqualTo(1);
				assertThat(meters.get("storage.bytes.sent").tags("storage.service", service).counter().count())
					.isGreaterThanOrEqualTo(5);
				assertThat(meters.get("storage.bytes.received").tags("storage.service", service).counter().count())
					.isEqualTo(5);
				assertThat(meters.get("storage.retries").tags("storage.service", service).counter().count())
					.isEqualTo(1);
				assertThat(meters.get("storage.connections.max").tags("storage.service", service).gauge().value())
					.isEqualTo(256);
			}
			assertThat(meters.get("storage.transfer.memory.max").gauge().value()).isPositive();
		});
	}

	@Test
	void noPathAndNoSecretIsInATag() {
		this.runner.withUserConfiguration(Micrometer.class)
			.withPropertyValues("storage.oss.credential=hmac:an-access-key:a-secret-key")
			.run((context) -> {
				use(context);
				assertThat(context.getBean(MeterRegistry.class)
					.getMeters()
					.stream()
					.flatMap((meter) -> meter.getId().getTags().stream())
					.map(Tag::getValue)).isNotEmpty()
					.noneMatch((value) -> value.contains(PATH) || value.contains("a-secret-key")
							|| value.contains("an-access-key"));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "observability.md", "observability.zh-CN.md" })
	void theDocumentsTellEveryMeterAndKey(String document) throws IOException {
		List<String> lines = Files.readAllLines(Path.of("../docs", document));
		Map<String, String> meters = rows(ROW, lines);
		Map<String, String> keys = rows(KEY, lines);
		this.runner.withUserConfiguration(Micrometer.class).run((context) -> {
			use(context);
			Map<String, String> there = new TreeMap<>();
			Set<String> tags = new TreeSet<>();
			context.getBean(MeterRegistry.class)
				.getMeters()
				.stream()
				.filter((meter) -> !meter.getId().getName().endsWith(".active"))
				.forEach((meter) -> {
					there.put(meter.getId().getName(), meter.getId().getType().name().toLowerCase(Locale.ROOT));
					meter.getId().getTags().forEach((tag) -> tags.add(tag.getKey()));
				});
			assertThat(meters).isEqualTo(there);
			// Micrometer's own handler adds the class of an exception.
			tags.remove("error");
			assertThat(keys.entrySet().stream().filter((key) -> key.getValue().equals("low")).map(Map.Entry::getKey))
				.containsExactlyInAnyOrderElementsOf(tags);
			assertThat(keys.entrySet().stream().filter((key) -> key.getValue().equals("high")).map(Map.Entry::getKey))
				.containsExactlyInAnyOrderElementsOf(
						Stream.of(HighCardinality.values()).map(HighCardinality::asString).toList());
		});
	}

	private static Map<String, String> rows(Pattern row, List<String> lines) {
		return lines.stream()
			.map(row::matcher)
			.filter(Matcher::matches)
			.map(Matcher::toMatchResult)
			.collect(Collectors.toMap((MatchResult match) -> match.group(1), (match) -> match.group(2), (a, b) -> a,
					TreeMap::new));
	}

	/** Writes, reads and meets one failure that goes away. */
	private static void use(ApplicationContext context) {
		context.getBeansOfType(Storager.class).values().forEach((storager) -> {
			storager.write(PATH, Content.ofText("hello"));
			StorageEmulator emulator = context.getBean(StorageEmulator.class);
			emulator.faults().onAny().times(1).answer(503, "SlowDown");
			storager.readAllBytes(PATH);
		});
	}

	@Test
	void aThrottledBucketIsWarnedOfOnce(CapturedOutput output) {
		this.runner.run((context) -> {
			use(context);
			use(context);
			assertThat(output.getAll().lines().filter((line) -> line.contains("throttles requests to bucket 'demo'")))
				.hasSize(1);
			assertThat(output.getAll()
				.lines()
				.filter((line) -> line.contains("throttles requests to bucket 'demo-1250000000'"))).hasSize(1);
		});
	}

	@Test
	void withoutARegistryNothingIsObserved() {
		this.runner.run((context) -> assertThat(context.getBean(CallObserver.class)).isSameAs(CallObserver.NONE));
	}

	@Test
	void worksWithoutMicrometersMeters() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.withUserConfiguration(ObservationsAlone.class)
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(StorageCounters.class);
				assertThat(context.getBean(CallObserver.class)).isNotSameAs(CallObserver.NONE);
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class ObservationsAlone {

		@Bean
		ObservationRegistry observationRegistry() {
			return ObservationRegistry.create();
		}

	}

	/** As Spring Boot does it, whatever its version. */
	@Configuration(proxyBeanMethods = false)
	static class Micrometer {

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		ObservationRegistry observationRegistry(MeterRegistry meters, ObjectProvider<ObservationHandler<?>> handlers) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
			handlers.forEach(registry.observationConfig()::observationHandler);
			return registry;
		}

		@Bean
		SmartInitializingSingleton binding(MeterRegistry meters, ObjectProvider<MeterBinder> binders) {
			return () -> binders.forEach((binder) -> binder.bindTo(meters));
		}

	}

}
