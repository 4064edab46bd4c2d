package io.storager.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.storager.autoconfigure.StorageAutoConfiguration;
import io.storager.autoconfigure.cos.CosAutoConfiguration;
import io.storager.autoconfigure.emulator.StorageEmulatorAutoConfiguration;
import io.storager.autoconfigure.oss.OssAutoConfiguration;
import io.storager.autoconfigure.resource.StorageResourceAutoConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Puts the emulator in the place of the cloud, in a {@code @SpringBootTest} as well as in
 * a slice, which gets the storagers by this annotation too. The buckets are those that
 * {@code storage.oss} and {@code storage.cos} configure, and only their services start.
 * <p>
 * Before each test the emulator is as it was when the application had started: without
 * objects unless the application stored some, with no faults, the right time, and an
 * empty log of requests. A test gets it as a bean of the type
 * {@code io.storager.emulator.StorageEmulator}, to look at requests and to make some
 * fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration({ StorageAutoConfiguration.class, StorageEmulatorAutoConfiguration.class,
		OssAutoConfiguration.class, CosAutoConfiguration.class, StorageResourceAutoConfiguration.class })
public @interface AutoConfigureStorage {

	/**
	 * Whether storagers in memory take the place of the emulator: faster, but no request
	 * is sent and no vendor's rules hold. They have the buckets and work dirs of the
	 * configuration, and neither its encryption nor its storage classes. Beans are
	 * injected as {@code Storager} and the like, as they are not those of a vendor's own
	 * type.
	 */
	boolean memory() default false;

}
