package io.storager.spring;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

import io.storager.Content;
import io.storager.Storager;
import io.storager.autoconfigure.StorageContext;
import io.storager.emulator.StorageEmulator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.WritableResource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.StreamUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link StorageResource} and {@link StorageResourceLoader}. */
class StorageResourceTests {

	private static final String OSS = "oss://demo/shop/";

	private static final String COS = "cos://demo-1250000000/shop/";

	@ParameterizedTest
	@ValueSource(strings = { OSS, COS })
	void isWhatTheServiceTellsOfTheObject(String base) {
		run((context, emulator) -> {
			Resource resource = context.getResource(base + "reports/年 1.txt");
			assertThat(resource.exists()).isFalse();
			write(resource, "hello");
			assertThat(resource.exists()).isTrue();
			assertThat(resource.isReadable()).isTrue();
			assertThat(length(resource)).isEqualTo(5);
			assertThat(lastModified(resource)).isCloseTo(System.currentTimeMillis(), Offset.offset(120_000L));
			assertThat(resource.getFilename()).isEqualTo("年 1.txt");
			assertThat(resource.isFile()).isFalse();
			assertThat(resource.isOpen()).isFalse();
			assertThat(read(resource)).isEqualTo("hello");
			assertThat(resource.getDescription()).isEqualTo(base + "reports/年 1.txt");
			assertThat(context.getBean(base.startsWith("oss") ? "ossStorager" : "cosStorager", Storager.class)
				.readAllBytes("reports/年 1.txt")).asString().isEqualTo("hello");
		});
	}

	@Test
	void hasAUriAndAUrlThatOpensIt() {
		run((context, emulator) -> {
			Resource resource = context.getResource(OSS + "a b.txt");
			write(resource, "hello");
			assertThat(uncheck(resource::getURI)).hasToString("oss://demo/shop/a%20b.txt");
			assertThat(uncheck(() -> resource.getURL().openStream().readAllBytes())).asString().isEqualTo("hello");
		});
	}

	@Test
	void whatIsNotThereCannotBeOpened() {
		run((context, emulator) -> {
			Resource resource = context.getResource(OSS + "missing");
			assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(resource::contentLength)
				.withMessageContaining("oss://demo/shop/missing");
			assertThatExceptionOfType(FileNotFoundException.class)
				.isThrownBy(() -> resource.getInputStream().readAllBytes());
			assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(resource::getFile);
			assertThat(context.getResource("oss://no-such-bucket/a").exists()).isFalse();
		});
	}

	@Test
	void aFailureIsNoAbsence() {
		run((context, emulator) -> {
			emulator.faults().on("HEAD").answer(403, "AccessDenied");
			Resource resource = context.getResource(OSS + "a");
			assertThatException().isThrownBy(resource::exists).withMessageContaining("PERMISSION_DENIED");
			assertThatExceptionOfType(IOException.class).isThrownBy(resource::contentLength)
				.withMessageContaining("PERMISSION_DENIED");
		});
	}

	@Test
	void findsRelatives() {
		run((context, emulator) -> {
			Resource resource = context.getResource(OSS + "a/b.txt");
			assertThat(uncheck(() -> resource.createRelative("c.txt"))).isEqualTo(context.getResource(OSS + "a/c.txt"));
			assertThat(uncheck(() -> resource.createRelative("/c.txt")))
				.isEqualTo(context.getResource("oss://demo/c.txt"));
			assertThat(context.getResource(OSS + "a/").getFilename()).isNull();
		});
	}

	@Test
	void reachesBucketsThatAreNotConfiguredWithTheSameAccount() {
		run((context, emulator) -> {
			emulator.createOssBucket("other", "oss-cn-hangzhou");
			Resource resource = context.getResource("oss://other/x");
			write(resource, "hello");
			assertThat(read(resource)).isEqualTo("hello");
		});
	}

	@Test
	void aRangeIsAskedForAndNotMuchMore() {
		run((context, emulator) -> {
			byte[] large = new byte[3_000_000];
			for (int i = 0; i < large.length; i++) {
				large[i] = (byte) (i * 31 + i / 1000);
			}
			context.getBean("ossStorager", Storager.class).write("large", Content.of(large));
			Resource resource = context.getResource(OSS + "large");
			for (int[] range : List.of(new int[] { 0, 9 }, new int[] { 70_000, 70_000 },
					new int[] { 1_000_000, 1_500_000 }, new int[] { 2_999_999, 2_999_999 })) {
				emulator.requests().clear();
				ByteArrayOutputStream output = new ByteArrayOutputStream();
				uncheck(() -> {
					try (InputStream input = resource.getInputStream()) {
						return StreamUtils.copyRange(input, output, range[0], range[1]);
					}
				});
				assertThat(output.toByteArray()).isEqualTo(Arrays.copyOfRange(large, range[0], range[1] + 1));
				long size = range[1] - range[0] + 1;
				assertThat(emulator.requests().count((request) -> request.method().equals("GET")))
					.isLessThanOrEqualTo((int) Math.ceil(Math.log(size / 65536.0 + 1) / Math.log(2)));
			}
			assertThat(uncheck(() -> {
				try (InputStream input = resource.getInputStream()) {
					input.skip(5_000_000);
					return input.read();
				}
			})).isEqualTo(-1);
		});
	}

	@Test
	void patternsListThePrefixOnly() {
		run((context, emulator) -> {
			Storager storager = context.getBean("ossStorager", Storager.class);
			for (String path : List.of("a/b-1.xml", "a/x/b-2.xml", "a/x/y/b-3.xml", "a/x/c-1.xml", "b/b-1.xml")) {
				storager.write(path, Content.ofText(path));
			}
			ResourcePatternResolver resolver = context.getBean(ResourcePatternResolver.class);
			assertThat(found(resolver, OSS + "a/**/b-*.xml")).containsExactlyInAnyOrder(OSS + "a/b-1.xml",
					OSS + "a/x/b-2.xml", OSS + "a/x/y/b-3.xml");
			assertThat(emulator.requests().matching((request) -> request.query().containsKey("prefix"))).isNotEmpty()
				.allSatisfy((request) -> assertThat(request.query()).containsEntry("prefix", "shop/a/"));
			assertThat(found(resolver, OSS + "a/x/?-*.xml")).containsExactlyInAnyOrder(OSS + "a/x/b-2.xml",
					OSS + "a/x/c-1.xml");
			assertThat(found(resolver, OSS + "none/*")).isEmpty();
			assertThat(found(resolver, "classpath*:META-INF/spring.factories")).isNotEmpty();
		});
	}

	@Test
	void areInjected() {
		StorageContext.runner("storage.emulator.enabled: true", "storage.oss:\n  name: demo\n  work-dir: /shop\n")
			.withBean(Injected.class)
			.run((context) -> {
				write(context.getBean(Injected.class).one(), "hello");
				assertThat(context.getBean(Injected.class).one()).isInstanceOf(StorageResource.class);
				assertThat(context.getBean(Injected.class).some()).isEmpty();
				assertThat(context.getBean(Injected.class).ordinary().exists()).isTrue();
			});
	}

	@Test
	void aServiceThatIsNotConfiguredIsNamed() {
		StorageContext.runner("storage.emulator.enabled: true", "storage.oss.name: demo")
			.run((context) -> assertThatException()
				.isThrownBy(() -> context.getResource("cos://demo-1250000000/a").exists())
				.withMessageContaining("'storage.cos' is not configured"));
	}

	private static List<String> found(ResourcePatternResolver resolver, String pattern) {
		return Arrays.stream(uncheck(() -> resolver.getResources(pattern))).map(Resource::getDescription).toList();
	}

	private static void write(Resource resource, String text) {
		uncheck(() -> {
			try (OutputStream output = ((WritableResource) resource).getOutputStream()) {
				output.write(text.getBytes(StandardCharsets.UTF_8));
			}
			return text;
		});
	}

	private static String read(Resource resource) {
		return uncheck(() -> resource.getContentAsString(StandardCharsets.UTF_8));
	}

	private static long length(Resource resource) {
		return uncheck(resource::contentLength);
	}

	private static long lastModified(Resource resource) {
		return uncheck(resource::lastModified);
	}

	private static <T> T uncheck(Callable<T> call) {
		try {
			return call.call();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(BiConsumer<ApplicationContext, StorageEmulator> test) {
		StorageContext.runner("storage.emulator.enabled: true", """
				storage:
				  oss:
				    name: demo
				    work-dir: /shop
				  cos:
				    name: demo-1250000000
				    work-dir: /shop
				""").run((context) -> test.accept(context, context.getBean(StorageEmulator.class)));
	}

	/**
	 * What is injected.
	 *
	 * @param one an object
	 * @param some objects
	 * @param ordinary a resource of another kind
	 */
	record Injected(@Value("oss://demo/shop/one.txt") Resource one, @Value("oss://demo/shop/**/*.none") Resource[] some,
			@Value("classpath:io/storager/autoconfigure/StorageAutoConfiguration.class") Resource ordinary) {
	}

}
