package io.storager.autoconfigure;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.emulator.StorageEmulatorProperties;
import io.storager.autoconfigure.oss.OssProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What we, and the parts of the SDKs that we need, look up by reflection. It is complete
 * for us and not for the SDKs, which do not support native images.
 */
final class StorageRuntimeHints implements RuntimeHintsRegistrar {

	/** Fields of the SDKs that our drivers reach into, by the class that has them. */
	static final Map<String, List<String>> FIELDS = Map.of("com.aliyun.oss.OSSClient",
			List.of("serviceClient", "objectOperation"), "com.aliyun.oss.common.comm.DefaultServiceClient",
			List.of("connectionManager", "httpClient"), "com.qcloud.cos.COSClient",
			List.of("cosHttpClient", "credProvider"), "com.qcloud.cos.http.DefaultCosHttpClient",
			List.of("httpClient", "connectionManager"));

	private static final List<String> RESOURCES = List.of("versioninfo.properties", "oss.properties",
			"org/joda/time/tz/data/*", "mozilla/public-suffix-list.txt");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		for (Class<?> properties : List.of(OssProperties.class, CosProperties.class, StorageEmulatorProperties.class)) {
			registerRecord(hints, properties);
		}
		FIELDS.forEach((type, names) -> registerFields(hints, type, names, classLoader));
		RESOURCES.forEach(hints.resources()::registerPattern);
	}

	private static void registerRecord(RuntimeHints hints, Class<?> type) {
		hints.reflection()
			.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS);
		for (RecordComponent component : type.getRecordComponents()) {
			if (component.getType().isRecord()) {
				registerRecord(hints, component.getType());
			}
			else if (component.getGenericType() instanceof ParameterizedType generic) {
				for (Type argument : generic.getActualTypeArguments()) {
					if (argument instanceof Class<?> nested && nested.isRecord()) {
						registerRecord(hints, nested);
					}
				}
			}
		}
	}

	private static void registerFields(RuntimeHints hints, String type, List<String> names,
			@Nullable ClassLoader classLoader) {
		if (ClassUtils.isPresent(type, classLoader)) {
			Class<?> resolved = ClassUtils.resolveClassName(type, classLoader);
			for (String name : names) {
				Field field = ReflectionUtils.findField(resolved, name);
				if (field != null) {
					hints.reflection().registerField(field);
				}
			}
		}
	}

}
