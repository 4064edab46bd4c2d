package io.storager.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the POMs and the manifests that users get instead of those that we write.
 */
class PublishedPomsTests {

	private static final Path POM = Path.of("target/flattened-pom.xml");

	@Test
	void arePublishedForEveryModuleOfTheStarter() throws IOException {
		assertThat(modules()).extracting((module) -> module.getFileName().toString())
			.contains("storage-core", "storage-oss", "storage-cos", "storage-emulator",
					"storage-spring-boot-autoconfigure", "storage-spring-boot-starter");
	}

	@ParameterizedTest
	@MethodSource("modules")
	void haveNoParent(Path module) throws Exception {
		assertThat(texts(module, "/project/parent")).isEmpty();
		assertThat(texts(module, "/project/version")).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("modules")
	void haveAVersionForEveryDependency(Path module) throws Exception {
		assertThat(texts(module, "//dependency[not(version) or scope = 'test']/artifactId")).isEmpty();
		assertThat(Files.readString(module.resolve(POM)).replace("${project.version}", "")).doesNotContain("${");
	}

	@ParameterizedTest
	@MethodSource("modules")
	void haveWhatMavenCentralAsksFor(Path module) throws Exception {
		for (String element : List.of("name", "description", "url", "licenses/license/name", "licenses/license/url",
				"developers/developer/name", "developers/developer/email", "scm/connection", "scm/developerConnection",
				"scm/url")) {
			assertThat(texts(module, "/project/" + element)).as(element).singleElement().asString().isNotBlank();
		}
		assertThat(texts(module, "/project/url")).as("must not have the module's name appended")
			.isEqualTo(texts(Path.of("."), "/project/url"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "storage-oss", "storage-cos" })
	void leaveOutWhatTheDriversDoNotCall(String driver) throws Exception {
		assertThat(texts(Path.of("..", driver), "//dependency[artifactId = 'aliyun-sdk-oss' or artifactId = 'cos_api']"
				+ "/exclusions/exclusion/artifactId"))
			.hasSize(4);
	}

	@Test
	void comeWithAModuleNameOfTheirOwnInEachJar() throws Exception {
		List<String> names = new ArrayList<>();
		for (Path module : modules().toList()) {
			Path jar = module.resolve("target")
				.resolve(module.getFileName() + "-" + texts(module, "/project/version").get(0) + ".jar");
			// This module's own jar is not there yet when its tests run.
			if (Files.exists(jar)) {
				try (JarFile file = new JarFile(jar.toFile())) {
					names.add(file.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
				}
			}
		}
		assertThat(names).doesNotHaveDuplicates()
			.allSatisfy((name) -> assertThat(name).startsWith("io.storager"))
			.contains("io.storager", "io.storager.oss", "io.storager.cos", "io.storager.emulator",
					"io.storager.autoconfigure");
	}

	private static Stream<Path> modules() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of(".."))) {
			return folders.filter((folder) -> Files.exists(folder.resolve(POM))).sorted().toList().stream();
		}
	}

	private static List<String> texts(Path module, String path) throws Exception {
		Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(module.resolve(POM).toFile());
		List<String> texts = new ArrayList<>();
		NodeList nodes = nodes(pom, path);
		for (int i = 0; i < nodes.getLength(); i++) {
			texts.add(nodes.item(i).getTextContent().strip());
		}
		return texts;
	}

	private static NodeList nodes(Document pom, String path) throws XPathExpressionException {
		return (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
	}

}
