package io.storager.autoconfigure;

import io.storager.autoconfigure.cos.CosAutoConfiguration;
import io.storager.autoconfigure.oss.OssAutoConfiguration;
import io.storager.cos.CosConnection;
import io.storager.cos.CosStorager;
import io.storager.engine.DriverStorager;
import io.storager.oss.OssConnection;
import io.storager.oss.OssStorager;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Loads what a context with storagers needs in the thread that Spring Boot has for such
 * things, while it prepares the environment: some 30 ms less for the thread that starts
 * the application. A storager is made for that, and thrown away. Spring Boot 3 looks for
 * no such class and does without.
 */
final class StoragePreinitializer implements BackgroundPreinitializer {

	private static final String BUCKET = "preinitialized-1250000000";

	@Override
	public void preinitialize() {
		ClassLoader classLoader = getClass().getClassLoader();
		if (ClassUtils.isPresent("io.storager.oss.OssStorager", classLoader)) {
			Oss.preinitialize();
		}
		if (ClassUtils.isPresent("io.storager.cos.CosStorager", classLoader)) {
			Cos.preinitialize();
		}
	}

	/**
	 * Spring looks for annotations among these methods, and resolves all of their types.
	 */
	private static void resolveMethods(Class<? extends DriverStorager> storager, Class<?> configuration) {
		ReflectionUtils.getUniqueDeclaredMethods(storager);
		ReflectionUtils.getDeclaredMethods(configuration);
	}

	private static HmacCredential credential() {
		return HmacCredential.of("access-key", "secret-key");
	}

	private static StoragerSettings settings() {
		return StoragerSettings.builder().build();
	}

	/** Must not be loaded without the driver. */
	private static final class Oss {

		private Oss() {
		}

		static void preinitialize() {
			resolveMethods(OssStorager.class, OssAutoConfiguration.class);
			OssConnection connection = OssConnection.parse("https:oss-cn-hangzhou.aliyuncs.com", credential(), null);
			new OssStorager(Oss::client, connection, BUCKET, settings());
		}

		private static com.aliyun.oss.OSS client() {
			throw new IllegalStateException("Nothing is sent by this storager");
		}

	}

	/** Must not be loaded without the driver. */
	private static final class Cos {

		private Cos() {
		}

		static void preinitialize() {
			resolveMethods(CosStorager.class, CosAutoConfiguration.class);
			CosConnection connection = CosConnection.parse(null, credential(), "ap-guangzhou");
			new CosStorager(Cos::client, connection, BUCKET, settings());
		}

		private static com.qcloud.cos.COSClient client() {
			throw new IllegalStateException("Nothing is sent by this storager");
		}

	}

}
