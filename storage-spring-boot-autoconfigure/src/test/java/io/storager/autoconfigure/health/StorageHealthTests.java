package io.storager.autoconfigure.health;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import io.storager.Content;
import io.storager.StorageMetadata;
import io.storager.Storager;
import io.storager.autoconfigure.StorageContext;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.WireRequest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Tests of the component {@code storage} as the health endpoint answers. */
class StorageHealthTests {

	private static final String BOTH = """
			storage:
			  emulator.enabled: true
			  oss:
			    credential: hmac:LTAI5tExample:ossSecretOfTheTest
			    name: demo
			    work-dir: /reports
			  cos:
			    credential: hmac:AKIDExample:cosSecretOfTheTest
			    name: demo-1250000000
			""";

	@Test
	void isUpWithOneEntryForEachBean() {
		runner(BOTH, "storage.oss.storagers.more.work-dir: /more").run((context) -> {
			CompositeHealthDescriptor storage = storage(context);
			assertThat(storage.getStatus()).isEqualTo(Status.UP);
			assertThat(storage.getComponents()).containsOnlyKeys("ossStorager", "cosStorager", "more");
			assertThat(details(context, "ossStorager")).containsEntry("service", "oss")
				.containsEntry("bucket", "demo")
				.containsEntry("location", "oss-cn-hangzhou")
				.containsEntry("workDir", "/reports/")
				.containsKey("latencyMs")
				.doesNotContainKeys("error", "message");
			assertThat(details(context, "cosStorager")).containsEntry("service", "cos")
				.containsEntry("location", "ap-guangzhou");
		});
	}

	@Test
	void keepsItsShapeWithASingleBean() {
		runner("storage.emulator.enabled: true", "storage.oss.name: demo")
			.run((context) -> assertThat(storage(context).getComponents()).containsOnlyKeys("ossStorager"));
	}

	@Test
	void asksForNoMoreThanOneKeyUnderTheWorkDir() {
		runner(BOTH).run((context) -> {
			assertThat(storage(context).getStatus()).isEqualTo(Status.UP);
			List<WireRequest> requests = context.getBean(StorageEmulator.class).requests().all();
			assertThat(requests).hasSize(2)
				.allSatisfy((request) -> assertThat(request.query()).containsEntry("max-keys", "1"));
			assertThat(requests)
				.anySatisfy((request) -> assertThat(request.query()).containsEntry("prefix", "reports/"));
		});
	}

	@Test
	void aMissingBucketIsDown() {
		runner(BOTH, "storage.oss.storagers.gone.work-dir: /").run((context) -> {
			String endpoint = context.getBean(StorageEmulator.class).ossEndpoint().toString();
			runner(StorageContext.OSS)
				.withPropertyValues("storage.oss.endpoint=" + endpoint,
						"storage.oss.credential=hmac:LTAI5tExample:ossSecretOfTheTest", "storage.oss.name=missing")
				.run((other) -> {
					assertThat(storage(other).getStatus()).isEqualTo(Status.DOWN);
					assertThat(details(other, "ossStorager")).containsEntry("error", "BUCKET_NOT_EXIST")
						.containsEntry("vendorCode", "NoSuchBucket")
						.containsKeys("requestId", "message", "latencyMs");
				});
		});
	}

	@Test
	void aWrongSecretIsDownAndShownNowhere() {
		runner(BOTH).run((context) -> {
			StorageEmulator emulator = context.getBean(StorageEmulator.class);
			runner(StorageContext.OSS, StorageContext.COS)
				.withPropertyValues("storage.oss.endpoint=" + emulator.ossEndpoint(),
						"storage.oss.credential=hmac:LTAI5tExample:wrongSecretOfTheTest",
						"storage.cos.endpoint=" + emulator.cosEndpoint(),
						"storage.cos.credential=hmac:AKIDExample:wrongSecretOfTheTest")
				.run((other) -> {
					assertThat(storage(other).getStatus()).isEqualTo(Status.DOWN);
					for (String bean : List.of("ossStorager", "cosStorager")) {
						assertThat(details(other, bean)).containsEntry("error", "PERMISSION_DENIED")
							.containsEntry("vendorCode", "SignatureDoesNotMatch")
							.containsKey("requestId");
						assertThat(details(other, bean).toString()).doesNotContain("wrongSecretOfTheTest", "Signature=",
								"OSS4-HMAC-SHA256", "q-signature");
					}
				});
		});
	}

	@Test
	void canLookAtTheBucketInstead() {
		runner(BOTH, "storage.health.probe: bucket").run((context) -> {
			assertThat(storage(context).getStatus()).isEqualTo(Status.UP);
			assertThat(context.getBean(StorageEmulator.class).requests().all()).hasSize(2)
				.allSatisfy((request) -> assertThat(request.query()).doesNotContainKey("max-keys"));
		});
	}

	@Test
	void canLookAtAnObjectInstead() {
		runner(BOTH, """
				storage.health:
				  probe: object
				  object: probe.txt
				""").run((context) -> {
			assertThat(details(context, "ossStorager")).containsEntry("error", "OBJECT_NOT_EXIST");
			context.getBeansOfType(Storager.class)
				.values()
				.forEach((storager) -> storager.write("probe.txt", Content.ofText("")));
			assertThat(storage(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void aStoragerOfTheApplicationsOwnIsListed() {
		Storager own = mock(Storager.class);
		given(own.metadata()).willReturn(StorageMetadata.builder("mine", "demo").build());
		given(own.list(anyString(), any())).willThrow(new IllegalStateException("broken"));
		runner("storage.health.probe: bucket").withBean("own", Storager.class, () -> own).run((context) -> {
			assertThat(storage(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(details(context, "own").get("message")).asString().contains("broken");
		});
	}

	@Test
	void canBeSwitchedOff() {
		runner(BOTH).withPropertyValues("management.health.storage.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("storageHealthContributor")
				.doesNotHaveBean(StorageHealthChecks.class));
	}

	@Test
	void isAbsentWithoutStoragers() {
		runner().run((context) -> assertThat(context).doesNotHaveBean("storageHealthContributor"));
	}

	@Test
	void backsOffForAContributorOfTheSameName() {
		runner(BOTH).withBean("storageHealthIndicator", Object.class, Object::new)
			.run((context) -> assertThat(context).doesNotHaveBean("storageHealthContributor"));
	}

	@Test
	void leavesTheApplicationsExecutorToSpringBoot() {
		runner(BOTH).withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.run((context) -> assertThat(context).hasBean("applicationTaskExecutor").hasSingleBean(Executor.class));
	}

	private static ApplicationContextRunner runner(String... yaml) {
		return StorageContext.runner(yaml)
			.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
					HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class));
	}

	private static CompositeHealthDescriptor storage(ApplicationContext context) {
		HealthDescriptor storage = context.getBean(HealthEndpoint.class).healthForPath("storage");
		if (storage instanceof CompositeHealthDescriptor composite) {
			return composite;
		}
		throw new AssertionError("No composite: " + storage);
	}

	private static Map<String, HealthDescriptor> components(ApplicationContext context) {
		Map<String, HealthDescriptor> components = storage(context).getComponents();
		return (components != null) ? components : Map.of();
	}

	private static Map<String, Object> details(ApplicationContext context, String bean) {
		if (components(context).get(bean) instanceof IndicatedHealthDescriptor health && health.getDetails() != null) {
			return health.getDetails();
		}
		throw new AssertionError("No details of " + bean);
	}

}
