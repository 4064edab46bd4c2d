package io.storager;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the arrows between the packages that {@code docs/architecture.md} shows. */
class PackageArrowsTests {

	private static final String[] LIBRARIES = { "java..", "javax..", "org.jspecify..", "org.slf4j.." };

	private static final String[] API = { "io.storager", "io.storager.options", "io.storager.error",
			"io.storager.internal" };

	private static final List<Room> ROOMS = List.of(room("io.storager.options", API), room("io.storager.error", API),
			room("io.storager.internal"), room("io.storager", API), room("io.storager.checksum"),
			room("io.storager.observation", API),
			room("io.storager.observation.micrometer", "io.storager.observation", "io.micrometer..").and(API),
			room("io.storager.transfer", "io.storager.observation").and(API),
			room("io.storager.settings", "io.storager.transfer").and(API),
			room("io.storager.manager", "io.storager.checksum", "io.storager.driver.support").and(API),
			room("io.storager.driver", API),
			room("io.storager.driver.support", "io.storager.driver", "io.storager.settings").and(API),
			room("io.storager.engine.request", "io.storager.driver", "io.storager.driver.support",
					"io.storager.observation", "io.storager.settings", "io.storager.transfer")
				.and(API),
			room("io.storager.engine.listing", "io.storager.engine.request", "io.storager.observation",
					"io.storager.transfer")
				.and(API),
			room("io.storager.engine.resume", "io.storager.checksum", "io.storager.internal"),
			room("io.storager.engine.upload", "io.storager.engine.request", "io.storager.engine.listing",
					"io.storager.engine.resume", "io.storager.checksum", "io.storager.driver",
					"io.storager.driver.support", "io.storager.settings", "io.storager.transfer")
				.and(API),
			room("io.storager.engine.download", "io.storager.engine.request", "io.storager.engine.resume",
					"io.storager.checksum", "io.storager.driver", "io.storager.driver.support", "io.storager.settings",
					"io.storager.transfer")
				.and(API),
			room("io.storager.factory", "io.storager.engine", "io.storager.settings", "io.storager.transfer").and(API));

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.storager");

	@TestFactory
	Stream<DynamicTest> needOnlyWhatTheyMay() {
		return ROOMS.stream()
			.map((room) -> DynamicTest.dynamicTest(room.name(),
					() -> ArchRuleDefinition.classes()
						.that()
						.resideInAPackage(room.name())
						.should()
						.onlyDependOnClassesThat()
						.resideInAnyPackage(room.allowed())
						.check(this.classes)));
	}

	@Test
	void knowEveryPackage() {
		List<String> known = Stream.concat(ROOMS.stream().map(Room::name), Stream.of("io.storager.engine")).toList();
		assertThat(this.classes.stream().map(JavaClass::getPackageName).distinct())
			.containsExactlyInAnyOrderElementsOf(known);
	}

	private static Room room(String name, String... allowed) {
		return new Room(name, Stream.concat(Stream.of(name), Arrays.stream(allowed)).toArray(String[]::new))
			.and(LIBRARIES);
	}

	/**
	 * A package and the packages that it may need.
	 *
	 * @param name its name
	 * @param allowed what it may need
	 */
	private record Room(String name, String... allowed) {

		Room and(String... more) {
			return new Room(this.name,
					Stream.concat(Arrays.stream(this.allowed), Arrays.stream(more)).toArray(String[]::new));
		}

	}

}
