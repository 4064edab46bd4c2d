package io.storager.oss;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Callbacks signed here, with a key that a server here gives out. */
class OssCallbackVerifierTests {

	private static final byte[] BODY = "key=a&size=10".getBytes(StandardCharsets.UTF_8);

	private static KeyPair keys;

	private final AtomicInteger fetches = new AtomicInteger();

	private final AtomicLong nanoTime = new AtomicLong();

	private final Map<String, byte[]> files = new ConcurrentHashMap<>();

	private HttpServer server;

	private OssCallbackVerifier verifier;

	@BeforeAll
	static void generateKeys() throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(1024);
		keys = generator.generateKeyPair();
	}

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.fetches.incrementAndGet();
			byte[] file = this.files.get(exchange.getRequestURI().getPath());
			if (exchange.getRequestURI().getPath().endsWith("/moved")) {
				exchange.getResponseHeaders().add("Location", "/keys/key.pem");
				exchange.sendResponseHeaders(302, -1);
			}
			else if (file == null) {
				exchange.sendResponseHeaders(404, -1);
			}
			else {
				exchange.sendResponseHeaders(200, file.length);
				exchange.getResponseBody().write(file);
			}
			exchange.close();
		});
		this.server.start();
		this.files.put("/keys/key.pem", pem(keys.getPublic().getEncoded()));
		this.verifier = new OssCallbackVerifier(List.of(address("/keys/")), this.nanoTime::get);
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private static byte[] pem(byte[] key) {
		return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
				+ "\n-----END PUBLIC KEY-----\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private URI address(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + path);
	}

	private static String encoded(Object address) {
		return Base64.getEncoder().encodeToString(address.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** As OSS signs: the decoded path, the query as it is, the body. */
	private static String sign(String signed) throws Exception {
		Signature signature = Signature.getInstance("MD5withRSA");
		signature.initSign(keys.getPrivate());
		signature.update(signed.getBytes(StandardCharsets.UTF_8));
		signature.update(BODY);
		return Base64.getEncoder().encodeToString(signature.sign());
	}

	private boolean verify(@Nullable String authorization, @Nullable Object keyAddress) {
		return this.verifier.verify("/stored", null, authorization, (keyAddress != null) ? encoded(keyAddress) : null,
				BODY);
	}

	@Test
	void believesWhatIsSigned() throws Exception {
		String key = encoded(address("/keys/key.pem"));
		assertThat(verify(sign("/stored\n"), address("/keys/key.pem"))).isTrue();
		assertThat(this.verifier.verify("/%E6%96%87/a%20b", "x=%20y&z", sign("/文/a b?x=%20y&z\n"), key, BODY)).isTrue();
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void believesNothingElse() throws Exception {
		URI key = address("/keys/key.pem");
		String right = sign("/stored\n");
		assertThat(verify(sign("/other\n"), key)).isFalse();
		assertThat(this.verifier.verify("/stored", "a=b", right, encoded(key), BODY)).isFalse();
		assertThat(this.verifier.verify("/stored", null, right, encoded(key), new byte[0])).isFalse();
		assertThat(verify(null, key)).isFalse();
		assertThat(verify(right, null)).isFalse();
		assertThat(verify("no base64!", key)).isFalse();
		assertThat(verify("", key)).isFalse();
		assertThat(this.verifier.verify("/%zz", null, right, encoded(key), BODY)).isFalse();
		assertThat(this.verifier.verify("/stored", null, right, "no base64!", BODY)).isFalse();
		assertThat(verify(right, "no address at all")).isFalse();
		assertThat(verify(right, key)).isTrue();
	}

	/** Nobody makes the application ask for an address of their own. */
	@ParameterizedTest
	@ValueSource(strings = { "/other/key.pem", "/keys/../other/key.pem", "/keys", "/keys/%2e%2e/other/key.pem" })
	void asksForNoKeyElsewhere(String path) throws Exception {
		assertThat(verify(sign("/stored\n"), address(path))).isFalse();
		assertThat(this.fetches).hasValue(0);
	}

	@Test
	void asksNoOtherHost() throws Exception {
		String port = ":" + this.server.getAddress().getPort();
		for (String host : new String[] { "http://localhost" + port, "https://127.0.0.1" + port,
				"http://user@127.0.0.1" + port, "http://127.0.0.1:1", "http://127.0.0.1", "file://",
				"http://gosspublic.alicdn.com@127.0.0.1" + port }) {
			assertThat(verify(sign("/stored\n"), host + "/keys/key.pem")).as(host).isFalse();
		}
		this.verifier = OssCallbackVerifier.create();
		for (String host : new String[] { "http://127.0.0.1" + port, "http://gosspublic.alicdn.com.localhost" + port,
				"http://gosspublic.alicdn.com@127.0.0.1" + port, "http://127.0.0.1" + port + "/gosspublic.alicdn.com",
				"http://127.0.0.1" + port + "#gosspublic.alicdn.com", "http://gosspublic.alicdn.com" + port }) {
			assertThat(verify(sign("/stored\n"), host + "/keys/key.pem")).as(host).isFalse();
		}
		assertThat(this.fetches).hasValue(0);
		assertThat(this.verifier.trusting(address("/keys/"))
			.verify("/stored", null, sign("/stored\n"), encoded(address("/keys/key.pem")), BODY)).isTrue();
	}

	@Test
	void believesNoKeyThatIsMovedTooLongOrNone() throws Exception {
		this.files.put("/keys/long", pem(new byte[1024 * 1024]));
		this.files.put("/keys/garbage", "garbage".getBytes(StandardCharsets.US_ASCII));
		for (String path : new String[] { "/keys/moved", "/keys/long", "/keys/garbage", "/keys/missing" }) {
			int before = this.fetches.get();
			assertThat(verify(sign("/stored\n"), address(path))).as(path).isFalse();
			assertThat(verify(sign("/stored\n"), address(path))).as(path).isFalse();
			assertThat(this.fetches.get() - before).as(path).isEqualTo(1);
		}
	}

	@Test
	void asksAgainAfterAWhile() throws Exception {
		assertThat(verify(sign("/stored\n"), address("/keys/late"))).isFalse();
		this.files.put("/keys/late", pem(keys.getPublic().getEncoded()));
		this.nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
		assertThat(verify(sign("/stored\n"), address("/keys/late"))).isFalse();
		this.nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
		assertThat(verify(sign("/stored\n"), address("/keys/late"))).isTrue();
		this.files.remove("/keys/late");
		this.nanoTime.addAndGet(Duration.ofMinutes(59).toNanos());
		assertThat(verify(sign("/stored\n"), address("/keys/late"))).isTrue();
		this.nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
		assertThat(verify(sign("/stored\n"), address("/keys/late"))).isFalse();
	}

	@Test
	void keepsAKeyHoweverManyAddressesAreTried() throws Exception {
		assertThat(verify(sign("/stored\n"), address("/keys/key.pem"))).isTrue();
		for (int i = 0; i < 100; i++) {
			assertThat(verify(sign("/stored\n"), address("/keys/" + i))).isFalse();
		}
		int before = this.fetches.get();
		assertThat(verify(sign("/stored\n"), address("/keys/key.pem"))).isTrue();
		assertThat(this.fetches).hasValue(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://keys.example", "https://user@keys.example/", "https://keys.example/?a", "keys/" })
	void refusesToTrustWhatIsNoAddress(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.verifier.trusting(URI.create(address)))
			.withMessageContaining(address)
			.withMessageContaining("allowed: ");
	}

}
