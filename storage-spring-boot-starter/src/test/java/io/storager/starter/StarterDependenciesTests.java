package io.storager.starter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of the jars that an application gets with the starter. */
class StarterDependenciesTests {

	private static final long MEGABYTE = 1000 * 1000;

	/** What {@code spring-boot-starter} brings beside Spring's own jars. */
	private static final Set<String> SPRING_BOOT = Set.of("commons-logging", "jakarta.annotation-api", "jspecify",
			"jul-to-slf4j", "log4j-api", "log4j-to-slf4j", "logback-classic", "logback-core", "micrometer-commons",
			"micrometer-observation", "slf4j-api", "snakeyaml");

	private final List<Path> classpath = classpath();

	@Test
	void bringsBothDriversWithTheLeastThatTheSdksNeed() {
		assertThat(this.classpath.stream().map(StarterDependenciesTests::artifact)).containsExactlyInAnyOrder(
				"storage-core", "storage-httpclient", "storage-oss", "storage-cos", "storage-spring-boot-autoconfigure",
				"storage-spring-boot3-health", "aliyun-sdk-oss", "jdom2", "cos_api", "joda-time", "jackson-annotations",
				"jackson-core", "jackson-databind", "httpclient", "httpcore", "commons-codec");
	}

	@Test
	void bringsLessThanTwelveMegabytes() {
		assertThat(this.classpath.stream().mapToLong(StarterDependenciesTests::size).sum()).isBetween(5 * MEGABYTE,
				12 * MEGABYTE);
	}

	private static List<Path> classpath() {
		try {
			return Arrays.stream(Files.readString(Path.of("target/runtime-classpath.txt")).split(File.pathSeparator))
				.map(Path::of)
				.filter((path) -> !isSpringBoots(artifact(path)))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Maven writes the class path before it runs the tests", ex);
		}
	}

	private static boolean isSpringBoots(String artifact) {
		return artifact.startsWith("spring-") || SPRING_BOOT.contains(artifact);
	}

	/** Modules of this build may be folders instead of jars, such as target/classes. */
	private static String artifact(Path path) {
		if (Files.isDirectory(path)) {
			return path.getName(path.getNameCount() - 3).toString();
		}
		return path.getName(path.getNameCount() - 1).toString().replaceFirst("-\\d.*", "");
	}

	private static long size(Path path) {
		try (Stream<Path> files = Files.walk(path)) {
			return files.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
