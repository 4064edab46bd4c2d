package io.storager.emulator;

import java.time.Clock;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.endpoint.RegionEndpointBuilder;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;

/** An emulator with a bucket on each side, and the vendors' clients for it. */
final class TestEmulator implements AutoCloseable {

	static final String ACCESS_KEY = "test-access-key";

	static final String SECRET_KEY = "test-secret-key";

	static final String OSS_BUCKET = "photos";

	static final String OSS_REGION = "cn-hangzhou";

	static final String COS_BUCKET = "photos-1250000000";

	static final String COS_REGION = "ap-guangzhou";

	final StorageEmulator emulator;

	TestEmulator() {
		this(Clock.systemUTC());
	}

	TestEmulator(Clock clock) {
		this(StorageEmulator.builder().clock(clock));
	}

	TestEmulator(StorageEmulator.Builder builder) {
		this.emulator = builder.credential(ACCESS_KEY, SECRET_KEY)
			.ossBucket(OSS_BUCKET, "oss-" + OSS_REGION)
			.cosBucket(COS_BUCKET, COS_REGION)
			.start();
	}

	OSS oss(SignVersion version) {
		return oss(version, ACCESS_KEY, SECRET_KEY);
	}

	OSS oss(SignVersion version, String accessKey, String secretKey) {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setSignatureVersion(version);
		configuration.setMaxErrorRetry(0);
		configuration.setSocketTimeout(10_000);
		return OSSClientBuilder.create()
			.endpoint(this.emulator.ossEndpoint().toString())
			.region(OSS_REGION)
			.clientConfiguration(configuration)
			.credentialsProvider(new DefaultCredentialProvider(accessKey, secretKey))
			.build();
	}

	COSClient cos() {
		return cos(ACCESS_KEY, SECRET_KEY);
	}

	COSClient cos(String accessKey, String secretKey) {
		ClientConfig configuration = new ClientConfig(new Region(COS_REGION));
		configuration.setHttpProtocol(HttpProtocol.http);
		configuration.setMaxErrorRetry(0);
		configuration.setSocketTimeout(10_000);
		configuration.setPrintShutdownStackTrace(false);
		configuration.setEndpointBuilder(new RegionEndpointBuilder(new Region(COS_REGION)));
		configuration.setEndpointResolver(new LocalResolver(this.emulator.cosPort()));
		return new COSClient(new BasicCOSCredentials(accessKey, secretKey), configuration);
	}

	@Override
	public void close() {
		this.emulator.close();
	}

	/**
	 * Sends whatever names the cloud to the emulator; the Host header stays the cloud's.
	 */
	private record LocalResolver(int port) implements EndpointResolver {

		@Override
		public String resolveGeneralApiEndpoint(String endpoint) {
			return "127.0.0.1:" + this.port;
		}

		@Override
		public String resolveGetServiceApiEndpoint(String endpoint) {
			return "127.0.0.1:" + this.port;
		}

	}

}
