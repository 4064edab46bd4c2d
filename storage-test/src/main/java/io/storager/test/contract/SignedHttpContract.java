package io.storager.test.contract;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.ObjectAcl;
import io.storager.Operation;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import io.storager.options.CreateOptions;
import io.storager.options.SignOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Signed requests, sent as they say by a client that knows nothing else. */
abstract class SignedHttpContract extends Topic {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>(.+?)</UploadId>");

	@BeforeEach
	void needsSignatures() {
		assumeFeature(Feature.SIGN);
		assumeThat(fixture().takesSignedRequests()).isTrue();
	}

	private HttpResponse<byte[]> send(SignedRequest request) throws Exception {
		return send(request, new byte[0]);
	}

	private HttpResponse<byte[]> send(SignedRequest request, byte[] body) throws IOException, InterruptedException {
		return SignedHttp.send(fixture(), request, body);
	}

	private static void succeeded(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).as(SignedHttp.text(response)).isBetween(200, 204);
	}

	@Test
	void reads() throws Exception {
		write("b/a b+c%25.txt", "text");
		HttpResponse<byte[]> response = send(this.storager.signRead("b/a b+c%25.txt", HOUR));
		succeeded(response);
		assertThat(response.body()).asString().isEqualTo("text");
		assertThat(send(this.storager.signRead("missing", HOUR)).statusCode()).isEqualTo(404);
	}

	@Test
	void readsWithOtherHeaders() throws Exception {
		write("a", "text");
		HttpResponse<byte[]> response = send(this.storager.signRead("a", HOUR,
				SignOptions.builder()
					.responseContentType("application/x-own")
					.responseContentDisposition("attachment; filename=\"a b.txt\"")
					.responseCacheControl("no-store")
					.responseContentEncoding("x-none")
					.responseContentLanguage("zh-CN")
					.responseExpires(Instant.parse("2100-01-01T00:00:00Z"))
					.build()));
		succeeded(response);
		assertThat(response.body()).asString().isEqualTo("text");
		assertThat(response.headers().firstValue("Content-Encoding")).contains("x-none");
		assertThat(response.headers().firstValue("Content-Language")).contains("zh-CN");
		assertThat(response.headers().firstValue("Expires")).contains("Fri, 01 Jan 2100 00:00:00 GMT");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/x-own");
		assertThat(response.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"a b.txt\"");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
	}

	/** Some clients sign the values of a query without their ends. */
	@Test
	void readsWithHeadersThatEndWithASpace() throws Exception {
		write("a ", "text");
		HttpResponse<byte[]> response = send(this.storager.signRead("a ", HOUR,
				SignOptions.builder().responseContentType("text/x-own ").responseCacheControl(" no-store").build()));
		succeeded(response);
		assertThat(response.headers().firstValue("Content-Type").map(String::strip)).contains("text/x-own");
	}

	@Test
	void writes() throws Exception {
		SignedRequest request = this.storager.signWrite("a.bin", HOUR);
		succeeded(send(request, bytes(100_000)));
		assertThat(this.storager.readAllBytes("a.bin")).isEqualTo(bytes(100_000));
		succeeded(send(request, bytes(10)));
		assertThat(this.storager.readAllBytes("a.bin")).isEqualTo(bytes(10));
	}

	@Test
	void writesWithHeadersTagsAndAnAccessRule() throws Exception {
		Instant expires = Instant.now().plus(HOUR).truncatedTo(ChronoUnit.SECONDS);
		SignOptions options = SignOptions.builder()
			.contentDisposition("attachment; filename=\"a b.txt\"")
			.cacheControl("max-age=60")
			.contentEncoding("x-none")
			.contentLanguage("zh-CN")
			.expires(expires)
			.tags(Map.of("kind", "a b"))
			.acl(ObjectAcl.PUBLIC_READ)
			.build();
		succeeded(send(this.storager.signWrite("a", HOUR, options), bytes(10)));
		isStored("a", expires);
		assertThat(this.storager.acl("a")).isEqualTo(ObjectAcl.PUBLIC_READ);
		StorageObject upload = create(this.storager, options.toBuilder().acl(null).build());
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		complete(this.storager.signCompleteMultipart(upload, List.of(part), HOUR));
		isStored("b/a", expires);
	}

	/** Some services take the rule when an upload starts, some when it ends. */
	@Test
	void anUploadGivesItsObjectAnAccessRule() throws Exception {
		assumeFeature(Feature.MULTIPART);
		SignOptions rule = SignOptions.builder().acl(ObjectAcl.PUBLIC_READ).build();
		boolean atStart = catchThrowable(() -> this.storager.signCreateMultipart("b/a", HOUR, rule)) == null;
		StorageObject upload = create(this.storager, atStart ? rule : SignOptions.DEFAULT).toBuilder()
			.multipartAcl(ObjectAcl.PUBLIC_READ)
			.build();
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		complete(this.storager.signCompleteMultipart(upload, List.of(part), HOUR));
		assertThat(this.storager.acl("b/a")).isEqualTo(ObjectAcl.PUBLIC_READ);
	}

	private void isStored(String path, Instant expires) {
		StorageObject stat = this.storager.stat(path);
		assertThat(stat.contentDisposition()).isEqualTo("attachment; filename=\"a b.txt\"");
		assertThat(stat.cacheControl()).isEqualTo("max-age=60");
		assertThat(stat.contentEncoding()).isEqualTo("x-none");
		assertThat(stat.contentLanguage()).isEqualTo("zh-CN");
		assertThat(stat.expires()).isEqualTo(expires);
		assertThat(this.storager.tags(path)).isEqualTo(Map.of("kind", "a b"));
	}

	@Test
	void writesWithOptions() throws Exception {
		succeeded(send(this.storager.signWrite("a", HOUR,
				SignOptions.builder()
					.contentType("application/x-own")
					.storageClass(fixture().storageClass())
					.encryption(fixture().encryption())
					.build()),
				bytes(10)));
		StorageObject stat = this.storager.stat("a");
		assertThat(stat.contentType()).isEqualTo("application/x-own");
		assertThat(stat.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(stat.encryption()).isNotNull();
	}

	@Test
	void checksTheMd5OfWhatIsWritten() throws Exception {
		SignedRequest request = this.storager.signWrite("a", HOUR,
				SignOptions.builder().contentMd5("HLIvz6mwCJ8UeuT5H5Zt4A==").build());
		assertThat(send(request, bytes(10)).statusCode()).isEqualTo(400);
		assertThat(this.storager.exists("a")).isFalse();
	}

	/** Whoever leaves a header out must not get what was not signed. */
	@Test
	void takesNoRequestWithoutItsHeaders() throws Exception {
		for (Encryption encryption : allEncryptions()) {
			SignedRequest request = this.storager.signWrite("a", HOUR,
					SignOptions.builder().contentType("application/x-own").encryption(encryption).build());
			for (String name : request.headers().keySet()) {
				Map<String, String> headers = new HashMap<>(request.headers());
				headers.remove(name);
				assertThat(send(with(request, headers), bytes(10)).statusCode()).as("without %s", name)
					.isBetween(400, 403);
			}
			Map<String, String> changed = new HashMap<>(request.headers());
			changed.put("Content-Type", "text/html");
			assertThat(send(with(request, changed), bytes(10)).statusCode()).isEqualTo(403);
		}
		assertThat(this.storager.list()).isEmpty();
	}

	private static SignedRequest with(SignedRequest request, Map<String, String> headers) {
		return request.toBuilder().headers(headers).build();
	}

	@Test
	void readsAndWritesWithAKeyOfTheCustomer() throws Exception {
		for (Encryption key : fixture().customerKeys()) {
			SignOptions options = SignOptions.builder().encryption(key).build();
			succeeded(send(this.storager.signWrite("a", HOUR, options), bytes(10)));
			assertThat(this.storager.readAllBytes("a", reading(key))).isEqualTo(bytes(10));
			HttpResponse<byte[]> response = send(this.storager.signRead("a", HOUR, options));
			succeeded(response);
			assertThat(response.body()).isEqualTo(bytes(10));
			assertThat(send(this.storager.signRead("a", HOUR)).statusCode()).isBetween(400, 403);
		}
	}

	@Test
	void deletes() throws Exception {
		write("a", "text");
		write("b", "text");
		SignedRequest request = this.storager.signDelete("a", HOUR);
		succeeded(send(request));
		succeeded(send(request));
		assertThat(paths("")).containsExactly("b");
	}

	@Test
	void takesARequestForNothingElse() throws Exception {
		write("a", "text");
		SignedRequest read = this.storager.signRead("a", HOUR);
		SignedRequest forged = SignedRequest.builder("PUT", read.uri(), read.expiration())
			.headers(read.headers())
			.build();
		assertThat(send(forged, bytes(10)).statusCode()).isEqualTo(403);
		SignedRequest deleting = SignedRequest.builder("DELETE", read.uri(), read.expiration())
			.headers(read.headers())
			.build();
		assertThat(send(deleting).statusCode()).isEqualTo(403);
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void expires() throws Exception {
		write("a", "text");
		SignedRequest request = this.storager.signRead("a", Duration.ofSeconds(1));
		Thread.sleep(2500);
		assertThat(send(request).statusCode()).isEqualTo(403);
	}

	@Test
	void signsWithAWrongSecretInVain() throws Exception {
		write("a", "text");
		assertThat(send(fixture().withWrongSecret(settings()).signRead("a", HOUR)).statusCode()).isEqualTo(403);
	}

	@Test
	void uploadsInParts() throws Exception {
		assumeFeature(Feature.MULTIPART);
		int small = (int) this.storager.metadata().multipartSizeMinimum();
		SignOptions options = SignOptions.builder()
			.contentType("application/x-own")
			.encryption(fixture().encryption())
			.build();
		StorageObject upload = create(this.storager, options);
		Part first = part(this.storager, upload, 0, bytes(small), SignOptions.DEFAULT);
		Part second = part(this.storager, upload, 1, bytes(5), SignOptions.DEFAULT);
		HttpResponse<byte[]> parts = send(this.storager.signListMultipart(upload, HOUR));
		succeeded(parts);
		assertThat(SignedHttp.text(parts)).contains("<PartNumber>1</PartNumber>", "<PartNumber>2</PartNumber>");
		assertThat(this.storager.listMultipart(upload)).hasSize(2);
		complete(this.storager.signCompleteMultipart(upload, List.of(second, first), HOUR));
		assertThat(this.storager.readAllBytes("b/a")).startsWith(bytes(small)).endsWith(bytes(5)).hasSize(small + 5);
		assertThat(this.storager.stat("b/a").contentType()).isEqualTo("application/x-own");
		assertThat(this.storager.stat("b/a").encryption()).isNotNull();
	}

	@Test
	void uploadsInPartsWithDefaultEncryption() throws Exception {
		assumeFeature(Feature.MULTIPART);
		for (Encryption encryption : allEncryptions()) {
			DriverStorager encrypting = fixture().storager(settings(encryption));
			StorageObject upload = create(encrypting, SignOptions.DEFAULT);
			SignedRequest write = encrypting.signWriteMultipart(upload, 0, HOUR, SignOptions.DEFAULT);
			assertThat(write.headers().isEmpty()).isNotEqualTo(encryption.appliesTo(Operation.WRITE_MULTIPART));
			Part part = part(encrypting, upload, 0, bytes(5), SignOptions.DEFAULT);
			complete(encrypting.signCompleteMultipart(upload, List.of(part), HOUR));
			assertThat(this.storager.readAllBytes("b/a", reading(encryption))).isEqualTo(bytes(5));
			assertThat(this.storager.stat("b/a", statting(encryption)).encryption()).isNotNull();
		}
	}

	private StorageObject create(DriverStorager signer, SignOptions options) throws Exception {
		HttpResponse<byte[]> created = send(signer.signCreateMultipart("b/a", HOUR, options));
		succeeded(created);
		Matcher id = UPLOAD_ID.matcher(SignedHttp.text(created));
		assertThat(id.find()).isTrue();
		return signer.create("b/a", CreateOptions.builder().multipartId(id.group(1)).build());
	}

	private Part part(DriverStorager signer, StorageObject upload, int index, byte[] bytes, SignOptions options)
			throws Exception {
		HttpResponse<byte[]> written = send(signer.signWriteMultipart(upload, index, HOUR, options), bytes);
		succeeded(written);
		String tag = written.headers().firstValue("ETag").orElseThrow().replace("\"", "");
		return Part.of(index, bytes.length, tag);
	}

	private void complete(SignedRequest request) throws Exception {
		assertThat(request.body()).isNotNull();
		HttpResponse<byte[]> response = send(request,
				Objects.requireNonNull(request.body()).getBytes(StandardCharsets.UTF_8));
		succeeded(response);
		assertThat(SignedHttp.text(response)).doesNotContain("<Error>");
	}

	@Test
	void writesOverAnObjectOnlyWhenItIsSent() throws Exception {
		this.storager.write("a", Content.ofText("old"), WriteOptions.DEFAULT);
		SignedRequest request = this.storager.signWrite("a", HOUR);
		assertThat(read("a")).isEqualTo("old");
		succeeded(send(request, "new".getBytes(StandardCharsets.UTF_8)));
		assertThat(read("a")).isEqualTo("new");
	}

}
