package io.storager.oss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.storager.Content;
import io.storager.ListMode;
import io.storager.ObjectMode;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.options.ListOptions;
import io.storager.options.WriteOptions;
import io.storager.oss.TestOss.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OssListTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 1000 })
	void listsPageByPage(int pageSize) {
		OssStorager storager = oss.storager(Signature.V4, "/pages", null);
		List<String> names = IntStream.range(0, 7).mapToObj((i) -> String.format(Locale.ROOT, "name %+d", i)).toList();
		names.forEach((name) -> storager.write(name, Content.ofText(name)));
		oss.requests().clear();
		ListOptions options = ListOptions.builder().pageSize(pageSize).build();
		assertThat(storager.list("", options).stream().map(StorageObject::path)).containsExactlyElementsOf(names);
		assertThat(oss.requests().count()).isEqualTo((7 + pageSize - 1) / pageSize);
	}

	/** Pages are fetched ahead, and none is asked for that the listing does not have. */
	@ParameterizedTest
	@EnumSource
	void listsThousandsAhead(Signature signature) {
		OssStorager storager = oss.storager(signature, "/many", null);
		List<String> names = IntStream.range(0, 7000)
			.mapToObj((i) -> String.format(Locale.ROOT, "\u7167\u7247 +%%/%05d&.jpg", i))
			.toList();
		names.forEach((name) -> oss.emulator().putOssObject(TestOss.BUCKET, "many/" + name, new byte[0]));
		assertThat(storager.list().stream().map(StorageObject::path)).containsExactlyElementsOf(names);
		assertThat(oss.requests().count()).isEqualTo(7);
		assertThat(oss.requests().all()).extracting((request) -> request.query().get("marker"))
			.allMatch((marker) -> marker == null || marker.endsWith("999&.jpg"));
	}

	@ParameterizedTest
	@EnumSource
	void listsDirectories(Signature signature) {
		OssStorager storager = oss.storager(signature, "/dirs", null);
		List.of("a", "b c/1", "b c/2", "d/", "d/1", "e+/f/g")
			.forEach((name) -> storager.write(name, Content.of(new byte[0])));
		ListOptions dirs = ListOptions.builder().listMode(ListMode.DIR).build();
		assertThat(storager.list("", dirs).stream().map(StorageObject::path)).containsExactly("b c/", "d/", "e+/", "a");
		assertThat(storager.list("d", dirs).stream().map(StorageObject::path)).containsExactly("d/1");
		assertThat(storager.list("", dirs).stream().filter(StorageObject::isDir).map(StorageObject::modes))
			.containsOnly(Set.of(ObjectMode.DIR));
	}

	@Test
	void tellsWhatTheServiceTells() {
		OssStorager storager = oss.storager(Signature.V4, "/told", null);
		Instant before = Instant.now().minus(Duration.ofSeconds(2));
		storager.write("object", Content.ofText("text"),
				WriteOptions.builder().storageClass("IA").userMetadata(Map.of("a", "b")).build());
		StorageObject object = storager.list("").iterator().next();
		assertThat(object.id()).isEqualTo("told/object");
		assertThat(object.contentLength()).isEqualTo(4);
		assertThat(object.lastModified()).isBetween(before, Instant.now().plusSeconds(2));
		assertThat(object.etag()).isEqualTo("1CB251EC0D568DE6A929B520C4AED8D1");
		assertThat(object.storageClass()).isEqualTo("IA");
		assertThat(object.modes()).containsExactly(ObjectMode.READ);
	}

	/** Without it a control character in one key would make a whole page unreadable. */
	@Test
	void asksForEncodedKeysAndFullPages() {
		assertThat(oss.storager(Signature.V4, "/none", null).list("")).isEmpty();
		WireRequest request = oss.lastRequest();
		assertThat(request.query()).containsEntry("encoding-type", "url").containsEntry("max-keys", "1000");
	}

}
