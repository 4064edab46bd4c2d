package io.storager.test.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.storager.Encryption;
import io.storager.Feature;
import io.storager.ObjectAcl;
import io.storager.SignedPost;
import io.storager.StorageObject;
import io.storager.driver.TrafficLimits;
import io.storager.options.SignPostOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Signed forms, sent as a page sends them that knows nothing else. */
abstract class FormHttpContract extends Topic {

	private static final Duration HOUR = Duration.ofHours(1);

	@BeforeEach
	void needsSignatures() {
		assumeFeature(Feature.SIGN);
		assumeThat(fixture().takesSignedRequests()).isTrue();
	}

	private HttpResponse<byte[]> send(SignedPost form, Map<String, String> fields, String type, byte[] file)
			throws IOException, InterruptedException {
		return SignedHttp.send(fixture()::reach, form, fields, "a b.png", type, file);
	}

	private void accepted(int status, SignedPost form, Map<String, String> fields, String type, byte[] file)
			throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = send(form, fields, type, file);
		assertThat(answer.statusCode()).as(SignedHttp.text(answer)).isEqualTo(status);
	}

	private void refused(int status, String code, SignedPost form, Map<String, String> fields, String type, byte[] file)
			throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = send(form, fields, type, file);
		assertThat(answer.statusCode()).as(SignedHttp.text(answer)).isEqualTo(status);
		assertThat(SignedHttp.text(answer)).contains("<Code>" + code + "</Code>");
	}

	@Test
	void uploadsWhatItAllows() throws Exception {
		SignedPost form = this.storager.signPost("up/", HOUR,
				SignPostOptions.builder()
					.prefix(true)
					.sizeMinimum(10L)
					.sizeMaximum(1000L)
					.contentTypePrefix("image/")
					.cacheControl("max-age=60")
					.contentDisposition("inline")
					.storageClass(fixture().storageClass())
					.encryption(fixture().encryption())
					.userMetadata(Map.of("author", "王芳"))
					.successStatus(201)
					.build());
		accepted(201, form, Map.of(), "image/png", bytes(1000));
		StorageObject stat = this.storager.stat("up/a b.png");
		assertThat(this.storager.readAllBytes("up/a b.png")).isEqualTo(bytes(1000));
		assertThat(stat.contentType()).isEqualTo("image/png");
		assertThat(stat.cacheControl()).isEqualTo("max-age=60");
		assertThat(stat.contentDisposition()).isEqualTo("inline");
		assertThat(stat.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(stat.encryption()).isNotNull();
		assertThat(stat.userMetadata()).containsEntry("author", "王芳");
		String own = String.valueOf(form.fields().get("key")).replace("${filename}", "of/my own");
		accepted(201, form, Map.of("key", own), "image/gif", bytes(10));
		assertThat(this.storager.stat("up/of/my own").contentType()).isEqualTo("image/gif");
	}

	@Test
	void letsEverybodyReadWhatItUploads() throws Exception {
		assumeFeature(Feature.ACCESS);
		SignedPost form = this.storager.signPost("a", HOUR,
				SignPostOptions.builder().acl(ObjectAcl.PUBLIC_READ).build());
		refused(403, "AccessDenied", form, Map.of(nameOf(form, "public-read"), "private"), "text/plain", bytes(10));
		accepted(204, form, Map.of(), "text/plain", bytes(10));
		assertThat(this.storager.acl("a")).isEqualTo(ObjectAcl.PUBLIC_READ);
	}

	@Test
	void limitsTheSpeed() throws Exception {
		TrafficLimits limits = fixture().driver().trafficLimits();
		assumeThat(limits).isNotNull();
		long most = Objects.requireNonNull(limits).maximum();
		SignedPost form = this.storager.signPost("a", HOUR, SignPostOptions.builder().trafficLimit(most).build());
		String name = nameOf(form, String.valueOf(most));
		assertThat(name).endsWith("-traffic-limit");
		refused(403, "AccessDenied", form, Map.of(name, String.valueOf(most - 1)), "text/plain", bytes(10));
		accepted(204, form, Map.of(), "text/plain", bytes(10));
	}

	private static String nameOf(SignedPost form, String value) {
		return form.fields()
			.entrySet()
			.stream()
			.filter((field) -> field.getValue().equals(value))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void refusesAllElse() throws Exception {
		SignedPost form = this.storager.signPost("up/", HOUR,
				SignPostOptions.builder()
					.prefix(true)
					.sizeMinimum(10L)
					.sizeMaximum(1000L)
					.contentTypePrefix("image/")
					.cacheControl("max-age=60")
					.userMetadata(Map.of("author", "wang"))
					.build());
		refused(400, "EntityTooLarge", form, Map.of(), "image/png", bytes(1001));
		refused(400, "EntityTooSmall", form, Map.of(), "image/png", bytes(9));
		refused(403, "AccessDenied", form, Map.of(), "text/html", bytes(100));
		refused(403, "AccessDenied", form, Map.of("key", this.home.substring(1) + "/b"), "image/png", bytes(100));
		refused(403, "AccessDenied", form, Map.of("Cache-Control", "no-store"), "image/png", bytes(100));
		String policy = String.valueOf(form.fields().get("policy"));
		refused(403, "SignatureDoesNotMatch", form, Map.of("policy", policy.replaceFirst("=*$", "ICAg")), "image/png",
				bytes(100));
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void uploadsToOneKey() throws Exception {
		write("b/c.json", "old");
		SignedPost form = this.storager.signPost("b/c.json", HOUR);
		refused(403, "AccessDenied", form, Map.of("key", form.fields().get("key") + "x"), "text/html", bytes(10));
		Map<String, String> html = new HashMap<>();
		form.fields()
			.keySet()
			.stream()
			.filter((name) -> name.toLowerCase(Locale.ROOT).endsWith("content-type"))
			.forEach((name) -> html.put(name, "text/html"));
		refused(403, "AccessDenied", form, html, "text/html", bytes(10));
		assertThat(read("b/c.json")).isEqualTo("old");
		accepted(204, form, Map.of(), "text/html", bytes(10));
		assertThat(this.storager.readAllBytes("b/c.json")).isEqualTo(bytes(10));
		assertThat(this.storager.stat("b/c.json").contentType()).isEqualTo("application/json");
	}

	@Test
	void uploadsToAKeyOfAnyCharacters() throws Exception {
		String path = "年度 \"1\" \\ <&> $x %41 +.txt";
		accepted(204, this.storager.signPost(path, HOUR), Map.of(), "text/plain", bytes(10));
		assertThat(this.storager.readAllBytes(path)).isEqualTo(bytes(10));
	}

	@Test
	void takesAnyTypeWhereNoneIsFixed() throws Exception {
		SignPostOptions options = SignPostOptions.builder().prefix(true).build();
		accepted(204, this.storager.signPost("", HOUR, options), Map.of(), "text/x-own", bytes(0));
		assertThat(this.storager.stat("a b.png").contentType()).isEqualTo("text/x-own");
	}

	@Test
	void sendsTheBrowserElsewhere() throws Exception {
		SignPostOptions options = SignPostOptions.builder()
			.successRedirect(URI.create("https://example.com/done?a=b"))
			.build();
		HttpResponse<byte[]> answer = send(this.storager.signPost("a", HOUR, options), Map.of(), "text/plain",
				bytes(10));
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location").orElseThrow())
			.startsWith("https://example.com/done?a=b&bucket=");
	}

	@Test
	void encryptsWithAKeyOfTheCustomer() throws Exception {
		for (Encryption key : fixture().customerKeys()) {
			SignPostOptions options = SignPostOptions.builder().encryption(key).build();
			accepted(204, this.storager.signPost("a", HOUR, options), Map.of(), "text/plain", bytes(10));
			assertThat(this.storager.readAllBytes("a", reading(key))).isEqualTo(bytes(10));
		}
	}

	@Test
	void expires() throws Exception {
		SignedPost form = this.storager.signPost("a", Duration.ofSeconds(1));
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (send(form, Map.of(), "text/plain", bytes(10)).statusCode() != 403) {
			assertThat(System.nanoTime()).as("the form still counts").isLessThan(end);
			TimeUnit.MILLISECONDS.sleep(50);
		}
	}

	@Test
	void signsWithAWrongSecretInVain() throws Exception {
		refused(403, "SignatureDoesNotMatch", fixture().withWrongSecret(settings()).signPost("a", HOUR), Map.of(),
				"text/plain", bytes(10));
	}

}
