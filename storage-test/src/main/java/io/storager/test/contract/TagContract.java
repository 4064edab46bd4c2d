package io.storager.test.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.StorageObject;
import io.storager.options.CopyOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tags of objects. */
abstract class TagContract extends Topic {

	private static final Map<String, String> TAGS = Map.of("kind", "report", "a b", "1+2=3 / 4", "empty", "");

	@BeforeEach
	void needsTags() {
		assumeFeature(Feature.TAGS);
	}

	@Test
	void areReplacedToldAndDeleted() {
		write("a", "text");
		assertThat(this.storager.tags("a")).isEmpty();
		this.storager.setTags("a", TAGS);
		assertThat(this.storager.tags("a")).isEqualTo(TAGS);
		this.storager.setTags("a", Map.of("kind", "draft"));
		assertThat(this.storager.tags("a")).isEqualTo(Map.of("kind", "draft"));
		this.storager.deleteTags("a");
		assertThat(this.storager.tags("a")).isEmpty();
		this.storager.setTags("a", TAGS);
		this.storager.setTags("a", Map.of());
		assertThat(this.storager.tags("a")).isEmpty();
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void comeWithAWrite() {
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().tags(TAGS).build());
		assertThat(this.storager.tags("a")).isEqualTo(TAGS);
		write("a", "other");
		assertThat(this.storager.tags("a")).isEmpty();
	}

	@Test
	void comeWithAnUpload() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a", CreateMultipartOptions.builder().tags(TAGS).build());
		this.storager.completeMultipart(upload,
				List.of(this.storager.writeMultipart(upload, Content.ofText("text"), 0)));
		assertThat(this.storager.tags("a")).isEqualTo(TAGS);
	}

	@Test
	void aCopyKeepsOrReplacesThem() {
		assumeFeature(Feature.COPY);
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().tags(TAGS).build());
		this.storager.copy("a", "b");
		assertThat(this.storager.tags("b")).isEqualTo(TAGS);
		this.storager.copy("a", "c", CopyOptions.builder().tags(Map.of("kind", "copy")).build());
		assertThat(this.storager.tags("c")).isEqualTo(Map.of("kind", "copy"));
		this.storager.copy("a", "d", CopyOptions.builder().tags(Map.of()).build());
		assertThat(this.storager.tags("d")).isEmpty();
		this.storager.updateMetadata("a", CopyOptions.builder().contentType("text/html").build());
		assertThat(this.storager.tags("a")).isEqualTo(TAGS);
	}

	@Test
	void ofNoObjectThereAreNone() {
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.tags("none"));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.setTags("none", TAGS));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.deleteTags("none"));
	}

	@Test
	void thatTheServiceDoesNotTakeAreRefused() {
		write("a", "text");
		Map<String, String> many = new HashMap<>();
		for (int i = 0; i < 11; i++) {
			many.put("tag" + i, "");
		}
		refuses(many, "there are 11 tags; allowed: at most 10");
		refuses(Map.of("n".repeat(129), ""), "has 129 characters; allowed: at most 12");
		refuses(Map.of("n", "v".repeat(257)), "has 257 characters; allowed: at most 25");
		refuses(Map.of("n", "a&b"), "has characters that no tag can have");
		refuses(Map.of("n", "a\r\nb"), "has characters that no tag can have");
		refuses(Map.of("", "v"), "empty name");
	}

	private void refuses(Map<String, String> tags, String message) {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.setTags("a", tags)))
			.hasMessageContaining(message);
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("b", Content.ofText("text"), WriteOptions.builder().tags(tags).build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.copy("a", "b", CopyOptions.builder().tags(tags).build()));
	}

}
