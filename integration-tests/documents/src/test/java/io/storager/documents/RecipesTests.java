package io.storager.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import com.sun.net.httpserver.HttpServer;
import io.storager.Content;
import io.storager.Page;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.CopyOptions;
import io.storager.options.SignPostOptions;
import io.storager.oss.OssCallbackVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The recipes of {@code docs/guide.md} work, and stand there as they stand here. */
class RecipesTests {

	private static final Path SOURCE = Path.of("src/test/java/io/storager/documents/Recipes.java");

	private static final Path DOCS = Path.of("../../docs");

	private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "guide.md", "guide.zh-CN.md" })
	void theGuideShowsTheRecipesAsTheyStandHere(String guide) throws IOException {
		String source = withoutIndent(Files.readString(SOURCE));
		List<String> blocks = JAVA.matcher(Files.readString(DOCS.resolve(guide)))
			.results()
			.map((match) -> withoutIndent(match.group(1)))
			.toList();
		assertThat(blocks).hasSizeGreaterThan(10).allSatisfy((block) -> assertThat(source).contains(block));
	}

	/** Every recipe is shown. */
	@ParameterizedTest
	@ValueSource(strings = { "guide.md", "guide.zh-CN.md" })
	void theGuideLeavesNoRecipeOut(String document) throws IOException {
		String guide = Files.readString(DOCS.resolve(document));
		Matcher method = Pattern.compile("(?m)^\\tstatic .*?(\\w+)\\(").matcher(Files.readString(SOURCE));
		assertThat(
				method.results().map((match) -> match.group(1)).filter((recipe) -> !guide.contains(" " + recipe + "(")))
			.isEmpty();
	}

	private static String withoutIndent(String code) {
		return code.lines()
			.map((line) -> line.strip().replaceFirst("^static ", ""))
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void objects(String name) throws IOException {
		Path file = Files.writeString(this.folder.resolve("report.pdf"), "%PDF and so on");
		Path copy = this.folder.resolve("copy.pdf");
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			Recipes.write(storager, file);
			assertThat(Recipes.read(storager, copy)).isEqualTo("All is well");
			assertThat(copy).hasSameBinaryContentAs(file);
			assertThat(Recipes.readStart(storager, "reports/2026.pdf")).asString(StandardCharsets.UTF_8)
				.isEqualTo("%PDF");
			assertThat(storager.stat("reports/summary.txt").userMetadata()).containsEntry("author", "王芳");
			assertThat(Recipes.list(storager)).containsExactly("reports/2026.pdf", "reports/summary.txt", "reports/");
			Page<StorageObject> page = Recipes.page(storager, "reports", null);
			assertThat(page.elements()).extracting(StorageObject::path)
				.containsExactly("reports/2026.pdf", "reports/summary.txt");
			assertThat(page.hasNext()).isFalse();
			Recipes.copyAndMove(storager);
			assertThat(storager.list().stream().map(StorageObject::path)).containsExactly("backup/2026.pdf",
					"reports/2026.pdf", "reports/2026.txt");
			Recipes.headers(storager);
			assertThat(Recipes.publish(storager, storager, "annual.pdf")).endsWith("/annual.pdf");
			assertThat(storager.tags("annual.pdf")).containsEntry("state", "published");
			storager.updateMetadata("annual.pdf",
					CopyOptions.builder().storageClass(name.equals("oss") ? "Archive" : "ARCHIVE").build());
			assertThat(Recipes.readable(storager, storager, "annual.pdf")).isFalse();
			assertThat(storager.stat("annual.pdf").restore()).isNotNull();
			assertThat(storager.stat("annual.pdf").cacheControl()).isEqualTo("no-store");
			assertThat(storager.stat("annual.pdf").contentDisposition()).isEqualTo(
					"attachment; filename=\"____ 2026.pdf\"; filename*=UTF-8''%E5%B9%B4%E5%BA%A6%E6%8A%A5%E5%91%8A%202026.pdf");
			storager.delete("annual.pdf");
			assertThat(Recipes.deleteAll(storager, "reports/")).isEmpty();
			assertThat(storager.list().stream().map(StorageObject::path)).containsExactly("backup/2026.pdf");
			assertThat(Recipes.readIfThere(storager, "reports/2026.pdf")).isEmpty();
			assertThat(Recipes.readIfThere(storager, "backup/2026.pdf")).isPresent();
		}
	}

	@Test
	void trees() throws IOException {
		List<Long> shown = new ArrayList<>();
		try (TriedService oss = new TriedService("oss"); TriedService cos = new TriedService("cos")) {
			DriverStorager source = oss.hands().storager();
			DriverStorager target = cos.hands().storager();
			Recipes.write(source, Files.writeString(this.folder.resolve("report.pdf"), "%PDF and so on"));
			assertThat(Recipes.migrate(source, target).done()).isEqualTo(2);
			assertThat(target.stat("reports/summary.txt").userMetadata()).containsEntry("author", "王芳");
			assertThat(Recipes.migrate(source, target).equal()).isEqualTo(2);
			Path backup = this.folder.resolve("backup");
			Recipes.backUp(target, backup, (objects, total) -> shown.add(objects)).orThrow();
			assertThat(backup.resolve("2026.pdf")).hasContent("%PDF and so on");
			assertThat(shown).last().isEqualTo(2L);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void streams(String name) throws IOException {
		Path file = Files.writeString(this.folder.resolve("one.txt"), "1\n2\n3\n");
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			Recipes.writeArchive(storager, List.of(file));
			Path archive = this.folder.resolve("archive.zip");
			storager.read("archive.zip", archive);
			try (ZipFile zip = new ZipFile(archive.toFile())) {
				assertThat(zip.getEntry("one.txt")).isNotNull();
			}
			Recipes.writeTable(storager, List.of("a,1", "b,2"));
			assertThat(Recipes.countLines(storager, "table.csv")).isEqualTo(2);
			storager.delete("table.csv");
			assertThatIllegalStateException().isThrownBy(() -> Recipes.writeTable(storager, () -> {
				throw new IllegalStateException("the query has failed");
			}));
			assertThat(storager.exists("table.csv")).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void conditions(String name) {
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			assertThat(Recipes.claim(storager, "job-1", "worker-1")).isTrue();
			assertThat(Recipes.claim(storager, "job-1", "worker-2")).isFalse();
			String etag = String.valueOf(storager.stat("claims/job-1").etag());
			assertThat(Recipes.readIfChanged(storager, "claims/job-1", etag)).isEmpty();
			storager.write("claims/job-1", Content.ofText("worker-3"));
			assertThat(Recipes.readIfChanged(storager, "claims/job-1", etag)).isPresent();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void versions(String name) {
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			Recipes.keepVersions(storager);
			storager.write("report", Content.ofText("one"));
			storager.write("report", Content.ofText("two"));
			assertThat(Recipes.undo(storager, storager, "report")).isPresent();
			assertThat(storager.readAllBytes("report")).asString(StandardCharsets.UTF_8).isEqualTo("one");
			storager.delete("report");
			assertThat(Recipes.undo(storager, storager, "report")).isPresent();
			int old = storager.versions("report").stream().toList().size() - 1;
			assertThat(Recipes.forgetOldVersions(storager, storager, "rep").deletedCount()).isEqualTo(old);
			assertThat(storager.versions("report")).hasSize(1);
			Recipes.forget(storager, storager, "report");
			assertThat(storager.versions("report")).isEmpty();
			assertThat(Recipes.undo(storager, storager, "report")).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void appends(String name) {
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			Recipes.appendLines(storager, storager, "log", List.of("one", "two"));
			Recipes.appendLines(storager, storager, "log", List.of("three"));
			assertThat(storager.readAllBytes("log")).asString(StandardCharsets.UTF_8).isEqualTo("one\ntwo\nthree\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void parts(String name) throws IOException {
		byte[] bytes = new byte[20 * 1024 * 1024];
		bytes[bytes.length - 1] = 1;
		Path file = Files.write(this.folder.resolve("film"), bytes);
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			StorageObject crashed = storager.createMultipart("film", CreateMultipartOptions.DEFAULT);
			storager.writeMultipart(crashed, Content.of(new byte[8 * 1024 * 1024]), 0);
			int before = service.requests();
			assertThat(Recipes.uploadInParts(storager, storager, file, "film").contentLength()).isEqualTo(bytes.length);
			// Uploads, parts, two further parts and the completion.
			assertThat(service.requests() - before).isEqualTo(5);
			assertThat(storager.readAllBytes("film")).isEqualTo(bytes);
			Path copy = this.folder.resolve("copy of the film");
			Recipes.sendAndFetch(storager, file, copy);
			assertThat(copy).hasBinaryContent(bytes);
			storager.createMultipart("given up");
			Recipes.giveUp(storager);
			assertThat(Recipes.unfinished(storager, "given up")).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void signatures(String name) throws IOException {
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			SignedRequest ticket = Recipes.uploadTicket(storager, "wang");
			StringBuilder headers = new StringBuilder();
			ticket.headers().forEach((header, value) -> headers.append("%s: %s\r\n".formatted(header, value)));
			assertThat(send(service, "PUT", ticket.uri(), headers.toString(), "png")).startsWith("HTTP/1.1 200 OK");
			assertThat(storager.stat("avatars/wang").contentType()).isEqualTo("image/png");
			String style = name.equals("oss") ? "image/resize,w_200" : "imageMogr2/thumbnail/200x";
			assertThat(Recipes.thumbnail(storager, "avatars/wang", style)).asString(StandardCharsets.UTF_8)
				.isEqualTo("png");
			assertThat(send(service, "GET", URI.create(Recipes.slowLink(storager, "avatars/wang")), "", ""))
				.startsWith("HTTP/1.1 200 OK");
			URI link = URI.create(Recipes.downloadLink(storager, "avatars/wang"));
			assertThat(send(service, "GET", link, "", "")).startsWith("HTTP/1.1 200 OK")
				.contains("attachment; filename=", "filename*=UTF-8''%E5%B9%B4%E5%BA%A6")
				.endsWith("png");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void forms(String name) {
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			String json = Recipes.uploadForm(storager, "wang");
			Map<String, Object> ticket = JsonParserFactory.getJsonParser().parseMap(json);
			assertThat(post(service, ticket, "image/png")).startsWith("HTTP/1.1 204")
				.contains("Access-Control-Allow-Origin: *");
			assertThat(storager.stat("uploads/wang/cat.png").contentType()).isEqualTo("image/png");
			assertThat(post(service, ticket, "text/html")).startsWith("HTTP/1.1 403");
		}
	}

	/** What the page of the guide sends. */
	private static String post(TriedService service, Map<String, Object> ticket, String type) {
		Map<String, String> all = new LinkedHashMap<>();
		((Map<?, ?>) Objects.requireNonNull(ticket.get("fields")))
			.forEach((field, value) -> all.put(String.valueOf(field), String.valueOf(value)));
		((List<?>) Objects.requireNonNull(ticket.get("contentTypeFields")))
			.forEach((field) -> all.put(String.valueOf(field), type));
		StringBuilder form = new StringBuilder();
		all.forEach((field, value) -> form
			.append("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(field, value)));
		form.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cat.png\"\r\nContent-Type: ")
			.append(type)
			.append("\r\n\r\npng\r\n--b--\r\n");
		return send(service, "POST", URI.create(String.valueOf(ticket.get("url"))),
				"Origin: https://app.example\r\nContent-Type: multipart/form-data; boundary=b\r\n", form.toString());
	}

	@Test
	void callbacks() throws IOException {
		BlockingQueue<RequestEntity<byte[]>> callbacks = new LinkedBlockingQueue<>();
		HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		application.createContext("/", (exchange) -> {
			HttpHeaders headers = new HttpHeaders();
			exchange.getRequestHeaders().forEach(headers::addAll);
			callbacks.add(new RequestEntity<>(exchange.getRequestBody().readAllBytes(), headers, HttpMethod.POST,
					URI.create("http://127.0.0.1" + exchange.getRequestURI())));
			byte[] answer = "{\"stored\":true}".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		application.start();
		try (TriedService service = new TriedService("oss")) {
			String callback = "{\"callbackUrl\":\"http://127.0.0.1:%s/%%E6%%96%%87?a=b\",\"callbackBody\":\"key=${object}\"}"
				.formatted(application.getAddress().getPort());
			SignedPost form = service.hands()
				.storager()
				.signPost("told", Duration.ofHours(1), SignPostOptions.builder().callback(callback).build());
			Map<String, Object> ticket = JsonParserFactory.getJsonParser().parseMap(form.toJson());
			assertThat(post(service, ticket, "text/plain")).startsWith("HTTP/1.1 200").endsWith("{\"stored\":true}");
			RequestEntity<byte[]> told = callbacks.remove();
			assertThat(told.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("key=work%2Ftold");
			URI keys = URI.create("http://127.0.0.1:" + service.port() + "/_emulator/");
			assertThat(Recipes.isFromOss(OssCallbackVerifier.create().trusting(keys), told)).isTrue();
			assertThat(Recipes.isFromOss(OssCallbackVerifier.create(), told)).isFalse();
			assertThat(Recipes.isFromOss(OssCallbackVerifier.create().trusting(keys),
					new RequestEntity<>(new byte[0], told.getHeaders(), HttpMethod.POST, told.getUrl())))
				.isFalse();
		}
		finally {
			application.stop(0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void signedParts(String name) {
		try (TriedService service = new TriedService(name)) {
			DriverStorager storager = service.hands().storager();
			String uploadId = Recipes.beginUpload(storager, "film");
			String[] pieces = { "x".repeat((int) storager.metadata().multipartSizeMinimum()), "the end" };
			for (int i = 0; i < pieces.length; i++) {
				SignedRequest part = Recipes.partTicket(storager, "film", uploadId, i);
				assertThat(part.headers()).isEmpty();
				String origin = "Origin: https://app.example\r\n";
				assertThat(send(service, "OPTIONS", part.uri(), origin + "Access-Control-Request-Method: PUT\r\n", ""))
					.startsWith("HTTP/1.1 200")
					.contains("Access-Control-Allow-Methods: PUT");
				assertThat(send(service, part.method(), part.uri(), origin, pieces[i])).startsWith("HTTP/1.1 200")
					.containsPattern("Access-Control-Expose-Headers:.*ETag")
					.contains("ETag: ");
			}
			assertThat(Recipes.endUpload(storager, storager, "film", uploadId).contentLength())
				.isEqualTo(pieces[0].length() + pieces[1].length());
			assertThat(storager.readAllBytes("film")).asString(StandardCharsets.UTF_8).isEqualTo(pieces[0] + pieces[1]);
		}
	}

	/** Send a request to the emulator, whatever host it is for. */
	private static String send(TriedService service, String method, URI uri, String headers, String body) {
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		String request = "%s %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%sContent-Length: %s\r\n\r\n%s"
			.formatted(method, uri.getRawPath(), query, uri.getRawAuthority(), headers, body.length(), body);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
