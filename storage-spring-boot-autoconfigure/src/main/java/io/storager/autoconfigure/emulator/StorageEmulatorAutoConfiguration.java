package io.storager.autoconfigure.emulator;

import io.storager.Endpoint;
import io.storager.InvalidSettingException;
import io.storager.autoconfigure.ConditionalOnStorageBlock;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.cos.CosConnection;
import io.storager.emulator.StorageEmulator;
import io.storager.oss.OssConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
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

		@Bean
		@ConditionalOnMissingBean
		StorageEmulator storageEmulator(StorageEmulatorProperties properties, Environment environment) {
			EmulatedBlock oss = oss(environment);
			EmulatedBlock cos = cos(environment);
			StorageEmulator.Builder builder = StorageEmulator.builder()
				.host(properties.host())
				.ossPort(properties.ossPort())
				.cosPort(properties.cosPort())
				.credential(oss.credential().accessKey(), oss.credential().secretKey())
				.credential(cos.credential().accessKey(), cos.credential().secretKey());
			if (properties.directory() != null) {
				builder.directory(properties.directory());
			}
			StorageEmulator emulator = builder.start();
			try {
				oss.createBuckets(emulator::createOssBucket);
				cos.createBuckets(emulator::createCosBucket);
			}
			catch (RuntimeException ex) {
				emulator.close();
				throw ex;
			}
			logger.info("Emulating OSS at {} and COS at {}, keeping objects in {}", emulator.ossEndpoint(),
					emulator.cosEndpoint(), (properties.directory() != null) ? properties.directory() : "memory");
			return emulator;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ StorageEmulator.class, OssConnection.class })
	static class OssConfiguration {

		@Bean
		@ConditionalOnStorageBlock(prefix = OSS, connectionDetails = OssConnectionDetails.class)
		@ConditionalOnMissingBean
		OssConnectionDetails emulatorOssConnectionDetails(StorageEmulator emulator, Environment environment) {
			EmulatedBlock block = oss(environment);
			return new EmulatedOss(new OssConnection(Endpoint.parse(emulator.ossEndpoint().toString()),
					block.credential(), block.location()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ StorageEmulator.class, CosConnection.class })
	static class CosConfiguration {

		@Bean
		@ConditionalOnStorageBlock(prefix = COS, connectionDetails = CosConnectionDetails.class)
		@ConditionalOnMissingBean
		CosConnectionDetails emulatorCosConnectionDetails(StorageEmulator emulator, Environment environment) {
			EmulatedBlock block = cos(environment);
			Endpoint endpoint = Endpoint.parse(emulator.cosEndpoint().toString());
			return new EmulatedCos(new CosConnection(endpoint, block.credential(), block.location()), endpoint);
		}

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
