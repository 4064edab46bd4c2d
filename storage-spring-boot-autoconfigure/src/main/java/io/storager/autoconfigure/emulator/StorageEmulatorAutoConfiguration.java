package io.storager.autoconfigure.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.storager.autoconfigure.ConditionalOnStorageBlock;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssClientCustomizer;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.cos.CosConnection;
import io.storager.emulator.StorageEmulator;
import io.storager.error.InvalidSettingException;
import io.storager.oss.OssConnection;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Auto-configuration for the embedded emulator. */
@AutoConfiguration
@ConditionalOnBooleanProperty("storage.emulator.enabled")
public final class StorageEmulatorAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(StorageEmulatorAutoConfiguration.class);

	private static final String OSS = "storage.oss";

	private static final String COS = "storage.cos";

	StorageEmulatorAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(StorageEmulator.class)
	@EnableConfigurationProperties(StorageEmulatorProperties.class)
	static class EmulatorConfiguration {

		/** The bean below is closed by this one. */
		@Bean
		@ConditionalOnMissingBean(StorageEmulator.class)
		RunningEmulator storageRunningEmulator(StorageEmulatorProperties properties, Environment environment) {
			ProductionCheck.refuseEmulator(environment);
			EmulatedBlock ossBlock = oss(environment);
			EmulatedBlock cosBlock = cos(environment);
			HmacCredential oss = ossBlock.credential();
			HmacCredential cos = cosBlock.credential();
			EmulatorStarter starter = new EmulatorStarter(properties);
			StorageEmulator.Builder builder = starter.builder()
				.credential(oss.accessKey(), oss.secretKey())
				.credential(cos.accessKey(), cos.secretKey());
			// Only what is configured, and both if nothing is.
			boolean ossAlone = ossBlock.configured() && !cosBlock.configured();
			boolean cosAlone = cosBlock.configured() && !ossBlock.configured();
			if (ossAlone) {
				builder.withoutCos();
			}
			if (cosAlone) {
				builder.withoutOss();
			}
			RunningEmulator running = RunningEmulator.of(List.of(properties.toString(), ossAlone + " " + cosAlone,
					oss.accessKey(), oss.secretKey(), cos.accessKey(), cos.secretKey()), () -> starter.start(builder));
			StorageEmulator emulator = running.emulator();
			List<String> services = new ArrayList<>();
			if (!cosAlone) {
				services.add("OSS at " + emulator.ossEndpoint());
			}
			if (!ossAlone) {
				services.add("COS at " + emulator.cosEndpoint());
			}
			logger.warn(
					"Nothing is stored in the cloud: 'storage.emulator.enabled' is 'true', which emulates {} "
							+ "and keeps objects in {}",
					String.join(" and ", services),
					(properties.directory() != null) ? properties.directory() : "memory");
			if (emulator.controlEndpoint() != null) {
				logger.info("The control API of the emulator answers at {}", emulator.controlEndpoint());
			}
			return running;
		}

		/** A child context uses the emulator of its parent. */
		@Bean(destroyMethod = "")
		@ConditionalOnMissingBean
		StorageEmulator storageEmulator(RunningEmulator running) {
			return running.emulator();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ StorageEmulator.class, OssConnection.class })
	static class OssConfiguration {

		@Bean
		@ConditionalOnStorageBlock(prefix = OSS, connectionDetails = OssConnectionDetails.class)
		@ConditionalOnMissingBean(value = OssConnectionDetails.class, search = SearchStrategy.CURRENT)
		EmulatedOss ossConnectionDetails(StorageEmulator emulator, Environment environment, BeanFactory beanFactory) {
			EmulatedBlock block = oss(environment);
			HmacCredential credential = credential(beanFactory, EmulatedOss.class,
					(parents) -> parents.getConnection().credential(), block);
			block.createBuckets(emulator::createOssBucket);
			return InvalidSettings.under(OSS, () -> {
				if (block.endpoint() != null) {
					OssConnection.parse(block.endpoint(), credential, block.location());
				}
				Endpoint bound = EmulatedPlace.of(emulator.ossEndpoint());
				Endpoint endpoint = EmulatedPlace.isIpv6(bound) ? Endpoint.of(false, "localhost", bound.port()) : bound;
				return new EmulatedOss(OssConnection.of(endpoint, credential, block.location()));
			});
		}

		/**
		 * The OSS SDK takes no IPv6 address for an endpoint, but takes one for a proxy.
		 */
		@Bean
		OssClientCustomizer storageEmulatorOssClientCustomizer(StorageEmulator emulator,
				ObjectProvider<OssConnectionDetails> details) {
			return (configuration) -> {
				Endpoint bound = EmulatedPlace.of(emulator.ossEndpoint());
				if (EmulatedPlace.isIpv6(bound) && details.getIfUnique() instanceof EmulatedOss) {
					configuration.setProxyHost(bound.host().replaceAll("[\\[\\]]", ""));
					configuration.setProxyPort(bound.port());
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ StorageEmulator.class, CosConnection.class })
	static class CosConfiguration {

		@Bean
		@ConditionalOnStorageBlock(prefix = COS, connectionDetails = CosConnectionDetails.class)
		@ConditionalOnMissingBean(value = CosConnectionDetails.class, search = SearchStrategy.CURRENT)
		EmulatedCos cosConnectionDetails(StorageEmulator emulator, Environment environment, BeanFactory beanFactory) {
			EmulatedBlock block = cos(environment);
			HmacCredential credential = credential(beanFactory, EmulatedCos.class,
					(parents) -> parents.getConnection().credential(), block);
			block.createBuckets(emulator::createCosBucket);
			return InvalidSettings.under(COS, () -> {
				CosConnection.parse(block.endpoint(), credential, block.location());
				Endpoint endpoint = EmulatedPlace.of(emulator.cosEndpoint());
				return new EmulatedCos(CosConnection.of(endpoint, credential, block.location()), endpoint);
			});
		}

	}

	/** The parent's emulator knows the parent's credential. */
	private static <D> HmacCredential credential(BeanFactory beanFactory, Class<D> type,
			Function<D, HmacCredential> credential, EmulatedBlock block) {
		BeanFactory parent = ((HierarchicalBeanFactory) beanFactory).getParentBeanFactory();
		D parents = (parent != null) ? parent.getBeanProvider(type).getIfAvailable() : null;
		return (parents != null) ? credential.apply(parents) : block.credential();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.storager.emulator.StorageEmulator")
	@Import(MissingEmulator.class)
	static class MissingEmulatorConfiguration {

	}

	/** Refuses the property before anything else fails for want of the emulator. */
	static final class MissingEmulator implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata,
				BeanDefinitionRegistry registry) {
			throw new InvalidSettingException("storage.emulator.enabled", "true",
					"'true' with the dependency 'io.storager:storage-emulator' on the class path, or 'false'");
		}

	}

	private static EmulatedBlock oss(Environment environment) {
		return EmulatedBlock.read(environment, OSS, "oss-cn-hangzhou");
	}

	private static EmulatedBlock cos(Environment environment) {
		return EmulatedBlock.read(environment, COS, "ap-guangzhou");
	}

}
