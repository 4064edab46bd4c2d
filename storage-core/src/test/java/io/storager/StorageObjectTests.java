package io.storager;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StorageObjectTests {

	private static final StorageObject FULL = StorageObject.builder("dir/a", "a")
		.modes(Set.of(ObjectMode.READ, ObjectMode.APPEND))
		.contentLength(1L)
		.lastModified(Instant.EPOCH)
		.etag("tag")
		.contentType("text/plain")
		.contentDisposition("inline")
		.cacheControl("no-cache")
		.contentEncoding("gzip")
		.contentLanguage("zh")
		.expires(Instant.EPOCH)
		.contentMd5("AAAAAAAAAAAAAAAAAAAAAA==")
		.crc64(3L)
		.storageClass("COLD")
		.restore(RestoreState.of(true, null))
		.tagCount(1)
		.userMetadata(Map.of("name", "value"))
		.linkTarget("b")
		.appendOffset(2L)
		.multipartId("id")
		.versionId("version")
		.version(true)
		.latest(true)
		.deleteMarker(true)
		.multipartAcl(ObjectAcl.PRIVATE)
		.encryption(EncryptionInfo.builder().algorithm("AES256").build())
		.build();

	@Test
	void keepsEveryFactOfTheObjectItIsBuiltFrom() {
		assertThat(FULL).hasNoNullFieldsOrProperties();
		assertThat(FULL.toBuilder().build()).isEqualTo(FULL);
	}

	@Test
	void changesOneFactAndNoOther() {
		StorageObject changed = FULL.toBuilder().appendOffset(3L).build();
		assertThat(changed.appendOffset()).isEqualTo(3);
		assertThat(changed.toBuilder().appendOffset(2L).build()).isEqualTo(FULL);
		assertThat(FULL.appendOffset()).isEqualTo(2);
	}

	@Test
	void isNotChangedThroughWhatItWasBuiltFrom() {
		Map<String, String> metadata = new HashMap<>(Map.of("a", "1"));
		StorageObject object = FULL.toBuilder().userMetadata(metadata).build();
		metadata.put("b", "2");
		assertThat(object.userMetadata()).containsExactly(Map.entry("a", "1"));
	}

}
