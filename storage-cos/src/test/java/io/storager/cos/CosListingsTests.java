package io.storager.cos;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.storager.ListMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.options.ListOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Long listings, and such as COS may send and the emulator does not. */
class CosListingsTests {

	private static final ListOptions DIR = ListOptions.builder().listMode(ListMode.DIR).build();

	/** Pages are fetched ahead, and none is asked for that the listing does not have. */
	@Test
	void listsThousandsAhead() {
		try (EmulatedCos cos = new EmulatedCos()) {
			List<String> names = IntStream.range(0, 7000)
				.mapToObj((i) -> String.format(Locale.ROOT, "\u7167\u7247 +%%/%05d&.jpg", i))
				.toList();
			names.forEach((name) -> cos.emulator().putCosObject(EmulatedCos.BUCKET, name, new byte[0]));
			assertThat(cos.storager().list()).extracting(StorageObject::path).containsExactlyElementsOf(names);
			assertThat(cos.requests()).hasSize(7)
				.extracting((request) -> request.query().get("marker"))
				.allMatch((marker) -> marker == null || marker.endsWith("999&.jpg"));
		}
	}

	@Test
	void goesOnBehindTheLastKeyWhenTheServiceNamesNoMarker() {
		try (CannedServer server = listing((head) -> head.contains("marker=b%20%26") ? page(false, key("c"))
				: page(true, key("a"), key("b%20%26")))) {
			assertThat(server.storager().list()).extracting(StorageObject::id).containsExactly("a", "b &", "c");
		}
	}

	/** The SDK would go on behind the last key, and tell the directory twice. */
	@Test
	void goesOnBehindADirectoryThatComesAfterTheLastKey() {
		try (CannedServer server = listing(
				(head) -> head.contains("marker=b%2F") ? page(false, key("c")) : page(true, key("a"), prefix("b/")))) {
			assertThat(server.storager().list("", DIR)).extracting(StorageObject::id)
				.containsExactlyInAnyOrder("a", "b/", "c");
		}
	}

	/** Strings are compared by UTF-16, keys by UTF-8. */
	@Test
	void knowsTheOrderOfKeysBeyondTheBasicPlane() {
		try (CannedServer server = listing((head) -> head.contains("marker=%F0%9F%98%80%2F")
				? page(false, key("%F0%9F%98%81")) : page(true, key("%EF%BF%BF"), prefix("%F0%9F%98%80/")))) {
			assertThat(server.storager().list("", DIR)).extracting(StorageObject::id)
				.containsExactlyInAnyOrder("\uffff", "\uD83D\uDE00/", "\uD83D\uDE01");
		}
	}

	@Test
	void failsWhenAListingGoesOnNowhere() {
		try (CannedServer server = listing((head) -> page(true))) {
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> server.storager().list().stream().toList());
		}
	}

	@Test
	void failsOnAListingThatCannotBeRead() {
		try (CannedServer server = listing(
				(head) -> head.contains("prefix=good") ? page(false, key("good")) : "<ListBucketResult><Contents>")) {
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> server.storager().list().stream().toList());
			assertThat(server.storager().list("good")).hasSize(1);
		}
	}

	@Test
	void listsAllBucketsPageByPageIfTheServicePagesThem() {
		try (CannedServer server = new CannedServer(
				(head) -> CannedServer.answer(200, "Content-Type: application/xml\r\n",
						head.contains("marker=b-1") ? buckets(false, "c-1") : buckets(true, "a-1", "b-1")))) {
			assertThat(server.servicer().list()).extracting((storager) -> storager.metadata().bucket())
				.isEqualTo(List.of("a-1", "b-1", "c-1"));
		}
	}

	private static CannedServer listing(Function<String, String> page) {
		return new CannedServer(
				(head) -> CannedServer.answer(200, "Content-Type: application/xml\r\n", page.apply(head)));
	}

	private static String page(boolean truncated, String... entries) {
		return "<ListBucketResult><Name>%s</Name><EncodingType>url</EncodingType><IsTruncated>%s</IsTruncated>%s</ListBucketResult>"
			.formatted(EmulatedCos.BUCKET, truncated, String.join("", entries));
	}

	private static String key(String encoded) {
		return "<Contents><Key>%s</Key><Size>1</Size></Contents>".formatted(encoded);
	}

	private static String prefix(String encoded) {
		return "<CommonPrefixes><Prefix>%s</Prefix></CommonPrefixes>".formatted(encoded);
	}

	private static String buckets(boolean truncated, String... names) {
		StringBuilder xml = new StringBuilder("<ListAllMyBucketsResult><Owner><ID>1</ID></Owner><Buckets>");
		for (String name : names) {
			xml.append("<Bucket><Name>").append(name).append("</Name><Location>ap-guangzhou</Location></Bucket>");
		}
		xml.append("</Buckets><IsTruncated>").append(truncated).append("</IsTruncated>");
		if (truncated) {
			xml.append("<NextMarker>").append(names[names.length - 1]).append("</NextMarker>");
		}
		return xml.append("</ListAllMyBucketsResult>").toString();
	}

}
