package io.storager.test;

import java.util.Map;

import io.storager.Content;
import io.storager.Storager;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.storager.test.StorageAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class StorageAssertionsTests {

	@RegisterExtension
	final MemoryStorage storage = MemoryStorage.bucket("photos")
		.with(StoragerSettings.builder().workDir("/here").build());

	@RepeatedTest(2)
	void findsAnEmptyStorageBeforeEachTest(Storager storager) {
		assertThat(storager).hasNoObjects();
		storager.write("a", Content.ofText("text"));
		assertThat(storager).hasOnlyObjects("a");
	}

	@Test
	void looksAtWhatIsStored(Storager storager) {
		storager.write("a", Content.ofText("text"),
				WriteOptions.builder()
					.contentType("text/plain")
					.userMetadata(Map.of("who", "me"))
					.storageClass("COLD")
					.build());
		assertThatNoException().isThrownBy(() -> assertThat(storager).doesNotHaveObject("b")
			.hasObject("a")
			.withContent("text")
			.withContent(new byte[] { 't', 'e', 'x', 't' })
			.withContentLength(4)
			.withContentType("text/plain")
			.withStorageClass("COLD")
			.withUserMetadata("who", "me"));
	}

	@Test
	void tellsWhatIsThereInstead(Storager storager) {
		storager.write("b", Content.ofText("text"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(storager).hasObject("a"))
			.withMessageContaining("'photos'")
			.withMessageContaining("'a'")
			.withMessageContaining("[b]");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(storager).doesNotHaveObject("b"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(storager).hasNoObjects());
		StoredObjectAssert object = assertThat(storager).hasObject("b");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> object.withContent("other"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> object.withContentLength(5));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> object.withContentType("image/png"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> object.withStorageClass("COLD"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> object.withUserMetadata("who", "me"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> object.withEncryption("AES256"));
	}

}
