package io.storager.autoconfigure.oss;

import java.util.function.Consumer;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import io.storager.autoconfigure.ClientProperties;
import io.storager.autoconfigure.ConditionalOnNoParentConnectionDetails;
import io.storager.autoconfigure.ConditionalOnStorageBlock;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.autoconfigure.LazyClient;
import io.storager.autoconfigure.StoragerFactory;
import io.storager.autoconfigure.StoragersRegistrar;
import io.storager.autoconfigure.TransferLifecycle;
import io.storager.autoconfigure.emulator.StorageEmulatorAutoConfiguration;
import io.storager.error.InvalidSettingException;
import io.storager.observation.CallObserver;
import io.storager.oss.OssClientFactory;
import io.storager.oss.OssConnection;
import io.storager.oss.OssHosts;
import io.storager.oss.OssServicer;
import io.storager.oss.OssStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.Transfers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for Aliyun OSS. Parameters have the names of their beans, which
 * spares the container a search by type.
 */
@AutoConfiguration(after = StorageEmulatorAutoConfiguration.class)
@ConditionalOnClass({ OSS.class, OssStorager.class })
@ConditionalOnStorageBlock(prefix = OssProperties.PREFIX, connectionDetails = OssConnectionDetails.class)
@EnableConfigurationProperties(OssProperties.class)
@Import(OssAutoConfiguration.OssStoragersRegistrar.class)
public final class OssAutoConfiguration {

	private static final String LAZY_CLIENT = "ossLazyClient";

	/**
	 * A bean of this name, of type {@link CredentialsProvider}, gives the credentials.
	 */
	private static final String CREDENTIALS = "ossCredentialsProvider";

	private static final String FACTORY = "ossStoragerFactory";

	OssAutoConfiguration() {
	}

	/** Properties are the way of last resort. */
	@Bean
	@ConditionalOnMissingBean(value = OssConnectionDetails.class, search = SearchStrategy.CURRENT)
	@ConditionalOnNoParentConnectionDetails(value = OssConnectionDetails.class,
			ignored = { "io.storager.autoconfigure.oss.PropertiesOssConnectionDetails",
					"io.storager.autoconfigure.emulator.EmulatedOss" })
	PropertiesOssConnectionDetails ossConnectionDetails(OssProperties properties,
			@Qualifier(CREDENTIALS) ObjectProvider<CredentialsProvider> credentials) {
		return new PropertiesOssConnectionDetails(properties, credentials.getIfAvailable());
	}

	@Bean(destroyMethod = "shutdown")
	@Lazy
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	OSS ossClient(OssConnectionDetails ossConnectionDetails, OssProperties properties,
			ObjectProvider<OssClientCustomizer> customizers, ObjectProvider<SslBundles> sslBundles) {
		return client(ossConnectionDetails.getConnection(), settings(properties, ossConnectionDetails, sslBundles),
				(configuration) -> {
					configuration.setSupportCname(properties.isDomainOfBucket());
					customizers.orderedStream().forEach((customizer) -> customizer.customize(configuration));
				});
	}

	@Bean
	OssSigningClients ossSigningClients(LazyClient<OSS> ossLazyClient, ConfigurableListableBeanFactory beanFactory,
			OssConnectionDetails ossConnectionDetails, OssProperties properties,
			ObjectProvider<OssClientCustomizer> customizers) {
		return new OssSigningClients(ossConnectionDetails.getConnection(), (connection) -> {
			ClientSettings settings = properties.client().settings(null);
			Consumer<ClientBuilderConfiguration> customizer = (configuration) -> {
				customizers.orderedStream().forEach((each) -> each.customize(configuration));
				// A domain has no bucket in front and none in the path, whatever the
				// endpoint wants.
				configuration.setSupportCname(true);
				configuration.setSLDEnabled(false);
			};
			return isOurs(beanFactory) ? client(connection, settings, customizer)
					: InvalidSettings.under(OssProperties.PREFIX,
							() -> OssClientFactory.createLike(ossLazyClient.get(), connection, settings, customizer));
		});
	}

	/**
	 * Whether the client is the one below, which signs with the connection's credentials:
	 * a signature need not make it.
	 */
	private static boolean isOurs(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(OSS.class, true, false)) {
			if (!beanFactory.containsBeanDefinition(name) || !OssAutoConfiguration.class.getName()
				.equals(beanFactory.getBeanDefinition(name).getFactoryBeanName())) {
				return false;
			}
		}
		return true;
	}

	private static OSS client(OssConnection connection, ClientSettings settings,
			Consumer<ClientBuilderConfiguration> customizer) {
		return InvalidSettings.under(OssProperties.PREFIX,
				() -> OssClientFactory.create(connection, settings, customizer));
	}

	private static ClientSettings settings(OssProperties properties, OssConnectionDetails ossConnectionDetails,
			ObjectProvider<SslBundles> sslBundles) {
		ClientProperties client = properties.client();
		return InvalidSettings.under(OssProperties.PREFIX,
				() -> client.settings(ossConnectionDetails.getSslBundle(client.bundle(sslBundles))));
	}

	@Bean(LAZY_CLIENT)
	LazyClient<OSS> ossLazyClient(ConfigurableListableBeanFactory beanFactory, OssProperties properties,
			OssConnectionDetails ossConnectionDetails, ObjectProvider<SslBundles> sslBundles) {
		// The client is made later, but a setting that it cannot work with is refused
		// now.
		settings(properties, ossConnectionDetails, sslBundles);
		if (isOurs(beanFactory)) {
			InvalidSettings.under(OssProperties.PREFIX, () -> {
				OssHosts.requireKnownKind(properties.endpoint(), properties.supportCname());
				return true;
			});
		}
		return new LazyClient<>(beanFactory, OSS.class, LAZY_CLIENT, "oss", OssClientFactory::connections);
	}

	/** The domain of one bucket leads to no other, and tells of none. */
	@Bean
	@Lazy
	@ConditionalOnProperty(prefix = OssProperties.PREFIX, name = "support-cname", havingValue = "false",
			matchIfMissing = true)
	@ConditionalOnMissingBean(value = OssServicer.class, name = "ossServicer", search = SearchStrategy.CURRENT)
	OssServicer ossServicer(LazyClient<OSS> ossLazyClient, OssConnectionDetails ossConnectionDetails,
			StoragerFactory<OssStorager> ossStoragerFactory) {
		return new OssServicer(ossLazyClient.supplier(), ossConnectionDetails.getConnection(),
				ossStoragerFactory.transfers());
	}

	@Bean(FACTORY)
	StoragerFactory<OssStorager> ossStoragerFactory(LazyClient<OSS> ossLazyClient, OssSigningClients ossSigningClients,
			OssConnectionDetails ossConnectionDetails, OssProperties properties, TransferPool storageTransferPool,
			ObjectProvider<CallObserver> observer) {
		Transfers transfers = properties.transfer()
			.transfers(OssProperties.PREFIX, properties.client(), storageTransferPool, observer.getIfAvailable());
		OssConnection connection = ossConnectionDetails.getConnection();
		return new StoragerFactory<>(OssProperties.PREFIX, properties, properties.storagers(), transfers,
				(bucket, settings, configured) -> {
					if (properties.isDomainOfBucket() && !bucket.equals(properties.name())) {
						throw new InvalidSettingException("name", bucket,
								"the bucket of 'storage.oss.name', as 'storage.oss.support-cname' makes the endpoint "
										+ "that bucket's domain");
					}
					if (configured != null) {
						OssHosts.requireOwn("presign-endpoint", configured);
					}
					Endpoint presignEndpoint = ossConnectionDetails.getPresignEndpoint(bucket, configured);
					StoragerSettings effective = settings.toBuilder()
						.publicEndpoint(ossConnectionDetails.getPublicEndpoint(bucket, settings.publicEndpoint()))
						.build();
					return new OssStorager(
							ossLazyClient.supplier(), (presignEndpoint != null)
									? ossSigningClients.at(presignEndpoint, bucket) : ossLazyClient.supplier(),
							connection, bucket, effective);
				});
	}

	@Bean
	TransferLifecycle ossTransferLifecycle(StoragerFactory<OssStorager> ossStoragerFactory) {
		return new TransferLifecycle(ossStoragerFactory.transfers().uploads());
	}

	@Bean
	@ConditionalOnProperty(prefix = OssProperties.PREFIX, name = "name")
	@ConditionalOnMissingBean(value = OssStorager.class, name = "ossStorager", search = SearchStrategy.CURRENT)
	OssStorager ossStorager(StoragerFactory<OssStorager> ossStoragerFactory) {
		return ossStoragerFactory.storager();
	}

	/** One bean for each {@code storage.oss.storagers.<id>}. */
	static final class OssStoragersRegistrar extends StoragersRegistrar {

		OssStoragersRegistrar(Environment environment) {
			super(environment, OssProperties.PREFIX, OssStorager.class, FACTORY);
		}

	}

}
