package io.storager.autoconfigure.cos;

import com.qcloud.cos.COSClient;
import io.storager.autoconfigure.ClientProperties;
import io.storager.autoconfigure.ConditionalOnNoParentConnectionDetails;
import io.storager.autoconfigure.ConditionalOnStorageBlock;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.autoconfigure.LazyClient;
import io.storager.autoconfigure.StoragerFactory;
import io.storager.autoconfigure.StoragersRegistrar;
import io.storager.autoconfigure.TransferLifecycle;
import io.storager.autoconfigure.emulator.StorageEmulatorAutoConfiguration;
import io.storager.cos.CosClientFactory;
import io.storager.cos.CosConnection;
import io.storager.cos.CosHosts;
import io.storager.cos.CosServicer;
import io.storager.cos.CosStorager;
import io.storager.observation.CallObserver;
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
 * Auto-configuration for Tencent COS. Parameters have the names of their beans, which
 * spares the container a search by type.
 */
@AutoConfiguration(after = StorageEmulatorAutoConfiguration.class)
@ConditionalOnClass({ COSClient.class, CosStorager.class })
@ConditionalOnStorageBlock(prefix = CosProperties.PREFIX, connectionDetails = CosConnectionDetails.class)
@EnableConfigurationProperties(CosProperties.class)
@Import(CosAutoConfiguration.CosStoragersRegistrar.class)
public final class CosAutoConfiguration {

	private static final String LAZY_CLIENT = "cosLazyClient";

	/**
	 * A bean of this name, of type {@link CredentialsProvider}, gives the credentials.
	 */
	private static final String CREDENTIALS = "cosCredentialsProvider";

	private static final String FACTORY = "cosStoragerFactory";

	CosAutoConfiguration() {
	}

	/** Properties are the way of last resort. */
	@Bean
	@ConditionalOnMissingBean(value = CosConnectionDetails.class, search = SearchStrategy.CURRENT)
	@ConditionalOnNoParentConnectionDetails(value = CosConnectionDetails.class,
			ignored = { "io.storager.autoconfigure.cos.PropertiesCosConnectionDetails",
					"io.storager.autoconfigure.emulator.EmulatedCos" })
	PropertiesCosConnectionDetails cosConnectionDetails(CosProperties properties,
			@Qualifier(CREDENTIALS) ObjectProvider<CredentialsProvider> credentials) {
		return new PropertiesCosConnectionDetails(properties, credentials.getIfAvailable());
	}

	@Bean(destroyMethod = "shutdown")
	@Lazy
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	COSClient cosClient(CosConnectionDetails cosConnectionDetails, CosProperties properties,
			ObjectProvider<CosClientCustomizer> customizers, ObjectProvider<SslBundles> sslBundles) {
		ClientSettings settings = settings(properties, cosConnectionDetails, sslBundles);
		return InvalidSettings.under(CosProperties.PREFIX,
				() -> CosClientFactory.create(cosConnectionDetails.getConnection(), settings,
						(configuration) -> customizers.orderedStream()
							.forEach((customizer) -> customizer.customize(configuration))));
	}

	private static ClientSettings settings(CosProperties properties, CosConnectionDetails cosConnectionDetails,
			ObjectProvider<SslBundles> sslBundles) {
		ClientProperties client = properties.client();
		return InvalidSettings.under(CosProperties.PREFIX,
				() -> client.settings(cosConnectionDetails.getSslBundle(client.bundle(sslBundles))));
	}

	@Bean(LAZY_CLIENT)
	LazyClient<COSClient> cosLazyClient(ConfigurableListableBeanFactory beanFactory, CosProperties properties,
			CosConnectionDetails cosConnectionDetails, ObjectProvider<SslBundles> sslBundles) {
		// The client is made later, but a setting that it cannot work with is refused
		// now.
		InvalidSettings.under(CosProperties.PREFIX, () -> {
			CosHosts.requireKnownKind(properties.endpoint(), properties.supportCname());
			CosPropertiesCheck.requireBucketOfDomain(properties);
			CosPropertiesCheck.requireUsable(properties.client().proxy(), properties.endpoint());
			return true;
		});
		settings(properties, cosConnectionDetails, sslBundles);
		return new LazyClient<>(beanFactory, COSClient.class, LAZY_CLIENT, "cos", CosClientFactory::connections);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(value = CosServicer.class, name = "cosServicer", search = SearchStrategy.CURRENT)
	CosServicer cosServicer(LazyClient<COSClient> cosLazyClient, CosConnectionDetails cosConnectionDetails,
			StoragerFactory<CosStorager> cosStoragerFactory) {
		return new CosServicer(cosLazyClient.supplier(), cosConnectionDetails.getConnection(),
				cosStoragerFactory.transfers());
	}

	@Bean(FACTORY)
	StoragerFactory<CosStorager> cosStoragerFactory(LazyClient<COSClient> cosLazyClient,
			CosConnectionDetails cosConnectionDetails, CosProperties properties, TransferPool storageTransferPool,
			ObjectProvider<CallObserver> observer) {
		Transfers transfers = properties.transfer()
			.transfers(CosProperties.PREFIX, properties.client(), storageTransferPool, observer.getIfAvailable());
		CosConnection connection = cosConnectionDetails.getConnection();
		return new StoragerFactory<>(CosProperties.PREFIX, properties, properties.storagers(), transfers,
				(bucket, settings, configured) -> {
					if (configured != null) {
						CosHosts.requireOwn("presign-endpoint", configured);
					}
					Endpoint presignEndpoint = cosConnectionDetails.getPresignEndpoint(bucket, configured);
					StoragerSettings effective = settings.toBuilder()
						.publicEndpoint(cosConnectionDetails.getPublicEndpoint(bucket, settings.publicEndpoint()))
						.build();
					return new CosStorager(cosLazyClient.supplier(), connection.withPresignEndpoint(presignEndpoint),
							bucket, effective);
				});
	}

	@Bean
	TransferLifecycle cosTransferLifecycle(StoragerFactory<CosStorager> cosStoragerFactory) {
		return new TransferLifecycle(cosStoragerFactory.transfers().uploads());
	}

	@Bean
	@ConditionalOnProperty(prefix = CosProperties.PREFIX, name = "name")
	@ConditionalOnMissingBean(value = CosStorager.class, name = "cosStorager", search = SearchStrategy.CURRENT)
	CosStorager cosStorager(StoragerFactory<CosStorager> cosStoragerFactory) {
		return cosStoragerFactory.storager();
	}

	/** One bean for each {@code storage.cos.storagers.<id>}. */
	static final class CosStoragersRegistrar extends StoragersRegistrar {

		CosStoragersRegistrar(Environment environment) {
			super(environment, CosProperties.PREFIX, CosStorager.class, FACTORY);
		}

	}

}
