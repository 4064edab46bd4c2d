package io.storager.spring;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.Storager;
import io.storager.autoconfigure.StorageContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link SpringContent}. */
class SpringContentTests {

	@Test
	void writesWhatSpringReads(@TempDir Path folder) {
		StorageContext.runner("storage.emulator.enabled: true", "storage.oss.name: demo").run((context) -> {
			Storager storager = context.getBean(Storager.class);
			Path file = Files.writeString(folder.resolve("a"), "hello");
			storager.write("there", Content.of(file));
			byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
			Stream<Resource> resources = Stream.of(new ByteArrayResource(hello), new FileSystemResource(file),
					context.getResource("oss://demo/there"));
			for (Resource resource : resources.toList()) {
				Content content = SpringContent.of(resource);
				assertThat(content.replayable()).as(resource.getDescription()).isTrue();
				storager.write("once", content);
				storager.write("again", content);
				assertThat(storager.readAllBytes("again")).asString().isEqualTo("hello");
			}
			Content once = SpringContent.of(new InputStreamResource(new ByteArrayInputStream(hello)));
			assertThat(once.replayable()).isFalse();
			storager.write("once", once);
			assertThat(storager.readAllBytes("once")).asString().isEqualTo("hello");
			storager.write("class", SpringContent.of(new ClassPathResource("META-INF/spring.factories")));
			// As a MultipartFile is.
			InputStreamSource upload = () -> new ByteArrayInputStream(hello);
			storager.write("upload", SpringContent.of(upload, hello.length));
			assertThat(storager.readAllBytes("upload")).asString().isEqualTo("hello");
		});
	}

}
