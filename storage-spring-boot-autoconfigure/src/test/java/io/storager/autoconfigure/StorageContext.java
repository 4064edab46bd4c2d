package io.storager.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Contexts with every auto-configuration that the module registers. */
public final class StorageContext {

	/** A whole block of OSS, as an application would write it. */
	public static final String OSS = """
			storage:
			  oss:
			    credential: hmac:LTAI5tExample:ossSecretOfTheTest
			    endpoint: https:oss-cn-hangzhou.aliyuncs.com
			    name: demo
			""";

	/** A whole block of COS, as an application would write it. */
	public static final String COS = """
			storage:
			  cos:
			    credential: hmac:AKIDExample:cosSecretOfTheTest
			    location: ap-guangzhou
			    name: demo-1250000000
			""";

	private StorageContext() {
	}

	/** A runner with YAML files on top of each other. */
	public static ApplicationContextRunner runner(String... yaml) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ours()))
			.withInitializer(yaml(yaml));
	}

	/** Reads YAML as an application does. */
	public static ApplicationContextInitializer<ConfigurableApplicationContext> yaml(String... files) {
		return (context) -> {
			for (int i = 0; i < files.length; i++) {
				for (PropertySource<?> source : load("yaml " + i, files[i])) {
					context.getEnvironment().getPropertySources().addLast(source);
				}
			}
		};
	}

	private static List<PropertySource<?>> load(String name, String yaml) {
		try {
			return new YamlPropertySourceLoader().load(name,
					new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Class<?>[] ours() {
		return StreamSupport
			.stream(ImportCandidates.load(AutoConfiguration.class, StorageContext.class.getClassLoader()).spliterator(),
					false)
			.filter((name) -> name.startsWith("io.storager."))
			.map(StorageContext::load)
			.toArray(Class<?>[]::new);
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
