package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;

import io.storager.Content;
import io.storager.ContentDisposition;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageObject;
import io.storager.checksum.Crc64;
import io.storager.options.CopyOptions;
import io.storager.options.CreateAppendOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The headers that objects are served with. */
abstract class HeadersContract extends Topic {

	private static final Instant EXPIRES = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

	private static final String DISPOSITION = ContentDisposition.attachment("报告 \"2026\".pdf");

	private static final WriteOptions ALL = WriteOptions.builder()
		.contentType("text/x-own")
		.contentDisposition(DISPOSITION)
		.cacheControl("max-age=3600, public")
		.contentEncoding("gzip")
		.contentLanguage("zh-CN")
		.expires(EXPIRES)
		.userMetadata(Map.of("color", "红"))
		.build();

	private static void requireAll(StorageObject object) {
		assertThat(object.contentType()).isEqualTo("text/x-own");
		assertThat(object.contentDisposition()).isEqualTo(DISPOSITION);
		assertThat(object.cacheControl()).isEqualTo("max-age=3600, public");
		assertThat(object.contentEncoding()).isEqualTo("gzip");
		assertThat(object.contentLanguage()).isEqualTo("zh-CN");
		assertThat(object.expires()).isEqualTo(EXPIRES);
	}

	@Test
	void areToldOfWhatIsWritten() {
		StorageObject written = this.storager.write("a", Content.ofText("text"), ALL);
		requireAll(written);
		StorageObject told = this.storager.stat("a");
		requireAll(told);
		Crc64 crc64 = new Crc64();
		crc64.update("text".getBytes(StandardCharsets.UTF_8));
		assertThat(told.crc64()).isEqualTo(crc64.getValue());
		assertThat(written.crc64()).isEqualTo(crc64.getValue());
		write("b", "text");
		StorageObject plain = this.storager.stat("b");
		assertThat(plain.contentDisposition()).isNull();
		assertThat(plain.cacheControl()).isNull();
		assertThat(plain.contentEncoding()).isNull();
		assertThat(plain.contentLanguage()).isNull();
		assertThat(plain.expires()).isNull();
	}

	@Test
	void areToldOfAStream() throws IOException {
		try (OutputStream stream = this.storager.newOutputStream("a", ALL)) {
			stream.write(1);
		}
		requireAll(this.storager.stat("a"));
	}

	@Test
	void areToldOfWhatWentInParts() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a",
				CreateMultipartOptions.builder()
					.contentType("text/x-own")
					.contentDisposition(DISPOSITION)
					.cacheControl("max-age=3600, public")
					.contentEncoding("gzip")
					.contentLanguage("zh-CN")
					.expires(EXPIRES)
					.build());
		this.storager.completeMultipart(upload,
				List.of(this.storager.writeMultipart(upload, Content.ofText("text"), 0)));
		requireAll(this.storager.stat("a"));
	}

	@Test
	void areToldOfWhatIsAppendedTo() {
		assumeFeature(Feature.APPEND);
		StorageObject object = this.storager.createAppend("a",
				CreateAppendOptions.builder()
					.contentType("text/x-own")
					.contentDisposition(DISPOSITION)
					.cacheControl("max-age=3600, public")
					.contentEncoding("gzip")
					.contentLanguage("zh-CN")
					.expires(EXPIRES)
					.build());
		this.storager.writeAppend(object, Content.ofText("more"));
		requireAll(this.storager.stat("a"));
	}

	/**
	 * Neither the SDK nor the HTTP client below it may unpack what it is not asked to.
	 */
	@Test
	void compressedContentIsReadAsItIsStored() throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(new byte[100_000]);
		}
		byte[] bytes = packed.toByteArray();
		this.storager.write("a.gz", Content.of(bytes), WriteOptions.builder().contentEncoding("gzip").build());
		assertThat(this.storager.readAllBytes("a.gz")).isEqualTo(bytes);
		try (var stream = this.storager.newInputStream("a.gz")) {
			assertThat(stream.readAllBytes()).isEqualTo(bytes);
		}
		assertThat(this.storager.readAllBytes("a.gz", ReadOptions.builder().offset(3L).size(5L).build()))
			.isEqualTo(Arrays.copyOfRange(bytes, 3, 8));
	}

	@Test
	void aCopyKeepsThem() {
		assumeFeature(Feature.COPY);
		this.storager.write("a", Content.ofText("text"), ALL);
		requireAll(this.storager.copy("a", "b"));
		StorageObject copy = this.storager.stat("b");
		requireAll(copy);
		assertThat(copy.userMetadata()).containsEntry("color", "红");
	}

	@Test
	void aCopyReplacesWhatItIsAskedToAndKeepsTheRest() {
		assumeFeature(Feature.COPY);
		this.storager.write("a", Content.ofText("text"), ALL);
		CopyOptions options = CopyOptions.builder()
			.cacheControl("no-store")
			.contentLanguage("")
			.expires(Instant.EPOCH)
			.build();
		this.storager.copy("a", "b", options);
		StorageObject copy = this.storager.stat("b");
		assertThat(copy.cacheControl()).isEqualTo("no-store");
		assertThat(copy.contentLanguage()).isNull();
		assertThat(copy.expires()).isNull();
		assertThat(copy.contentType()).isEqualTo("text/x-own");
		assertThat(copy.contentEncoding()).isEqualTo("gzip");
		assertThat(copy.contentDisposition()).isEqualTo(DISPOSITION);
		assertThat(copy.userMetadata()).isEqualTo(Map.of("color", "红"));
		this.storager.copy("a", "c", CopyOptions.builder().userMetadata(Map.of("size", "大")).build());
		assertThat(this.storager.stat("c").userMetadata()).isEqualTo(Map.of("size", "大"));
		requireAll(this.storager.stat("c"));
	}

	@Test
	void areUpdatedInPlace() {
		assumeFeature(Feature.COPY);
		this.storager.write("a", Content.ofText("text"), ALL);
		StorageObject updated = this.storager.updateMetadata("a",
				CopyOptions.builder().contentType("text/html").userMetadata(Map.of()).build());
		StorageObject told = this.storager.stat("a");
		assertThat(told.contentType()).isEqualTo("text/html");
		assertThat(updated.contentType()).isEqualTo("text/html");
		assertThat(told.cacheControl()).isEqualTo("max-age=3600, public");
		assertThat(told.userMetadata()).isEmpty();
		assertThat(read("a")).isEqualTo("text");
		this.storager.updateMetadata("a", CopyOptions.builder().storageClass(fixture().storageClass()).build());
		assertThat(this.storager.stat("a").storageClass()).isEqualTo(fixture().storageClass());
		assertThat(this.storager.stat("a").contentType()).isEqualTo("text/html");
	}

	@Test
	void whatWouldBecomeAnotherKindOfObjectIsNotUpdated() {
		assumeFeature(Feature.COPY);
		CopyOptions options = CopyOptions.builder().contentType("text/html").build();
		assertThat(failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.updateMetadata("none", options)).operation())
			.isEqualTo(Operation.UPDATE_METADATA);
		write("a", "text");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.updateMetadata("a", CopyOptions.builder().forbidOverwrite(true).build()));
		if (this.storager.features().contains(Feature.APPEND)) {
			this.storager.createAppend("log");
			failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.updateMetadata("log", options));
		}
		if (this.storager.features().contains(Feature.LINK)) {
			this.storager.createLink("link", "a");
			failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.updateMetadata("link", options));
		}
	}

	@Test
	void whatCannotBeAHeaderIsRefused() {
		Map<String, BiFunction<WriteOptions.Builder, String, WriteOptions.Builder>> headers = Map.of("content type",
				WriteOptions.Builder::contentType, "content disposition", WriteOptions.Builder::contentDisposition,
				"cache control", WriteOptions.Builder::cacheControl, "content encoding",
				WriteOptions.Builder::contentEncoding, "content language", WriteOptions.Builder::contentLanguage);
		headers.forEach((name, set) -> {
			for (String value : List.of("a\r\nx-evil: 1", "a\u0000", "中")) {
				assertThat(
						failure(ErrorCode.RESTRICTION_DISSATISFIED,
								() -> this.storager.write("a", Content.ofText("text"),
										set.apply(WriteOptions.builder(), value).build())))
					.hasMessageContaining("the " + name);
			}
		});
		Instant past = Instant.now().minusSeconds(1);
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", Content.ofText("text"), WriteOptions.builder().expires(past).build())))
			.hasMessageContaining(past.truncatedTo(ChronoUnit.SECONDS) + ", which has passed; allowed: a time to come");
		assertThat(this.storager.exists("a")).isFalse();
	}

}
