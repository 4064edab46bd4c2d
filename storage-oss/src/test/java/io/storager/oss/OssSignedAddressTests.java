package io.storager.oss;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.SignedRequest;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.SignOptions;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Browsers and command line tools resolve dots in paths before they send them. */
class OssSignedAddressTests {

	private static final Duration HOUR = Duration.ofHours(1);

	@RegisterExtension
	static final TestOss oss = new TestOss();

	static Stream<Arguments> dots() {
		return Stream.of("a/../b", "./a", "../a", "a/.", "a/..", "a/./b", "../../a", "./", "a/../", "a/..b", ".a", "a.")
			.flatMap((key) -> Stream.of(Signature.values()).map((signature) -> Arguments.of(key, signature)));
	}

	@ParameterizedTest
	@MethodSource("dots")
	void leadToTheirObjectThroughWhateverResolvesPaths(String key, Signature signature) throws Exception {
		OssStorager storager = oss.storager(signature);
		storager.write(key, Content.ofText("text"));
		URI signed = storager.signRead(key, HOUR).uri();
		requireResolved(signed, "/photos/" + key);
		HttpURLConnection connection = (HttpURLConnection) signed.normalize().toURL().openConnection();
		try (InputStream body = connection.getInputStream()) {
			assertThat(body.readAllBytes()).asString().isEqualTo("text");
		}
	}

	@ParameterizedTest
	@MethodSource("dots")
	void leadToTheirObjectBehindTheBucketsHost(String key, Signature signature) {
		OssStorager storager = oss
			.storager(OssConnection.of(Endpoint.parse((signature == Signature.V4) ? "https:oss-cn-hangzhou.aliyuncs.com"
					: "https:oss-accelerate.aliyuncs.com"), TestOss.CREDENTIAL, null));
		URI signed = storager.signRead(key, HOUR).uri();
		assertThat(signed.getHost()).startsWith("photos.oss-");
		requireResolved(signed, "/" + key);
	}

	/** By the rules for addresses, and by those of browsers, which decode dots before. */
	private static void requireResolved(URI address, String path) {
		assertThat(address.normalize()).isEqualTo(address);
		assertThat(Arrays.stream(address.getRawPath().split("/")))
			.noneMatch((segment) -> segment.replace("%2E", ".").matches("\\.|\\.\\."));
		assertThat(URLDecoder.decode(address.getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8)).isEqualTo(path);
	}

	/** Version 1 signs these headers in no case. */
	@Test
	void holdWhoeverSendsThemToTheHeadersOfTheObject() throws Exception {
		SignedRequest signed = oss.storager()
			.signWrite("a", HOUR,
					SignOptions.builder()
						.cacheControl("no-store")
						.contentLanguage("zh")
						.contentType("text/plain")
						.build());
		assertThat(put(signed, Map.of())).isEqualTo(403);
		assertThat(put(signed, Map.of("Cache-Control", "max-age=1", "Content-Language", "zh"))).isEqualTo(403);
		assertThat(put(signed, signed.headers())).isEqualTo(200);
		assertThat(oss.storager().stat("a").cacheControl()).isEqualTo("no-store");
		// Spaces at the end, which the SDK does not sign.
		SignedRequest odd = oss.storager()
			.signWrite("a ", HOUR, SignOptions.builder().cacheControl("no-store").build());
		assertThat(put(odd, odd.headers())).isEqualTo(200);
	}

	private static int put(SignedRequest signed, Map<String, String> headers) throws Exception {
		HttpURLConnection connection = (HttpURLConnection) signed.uri().toURL().openConnection();
		connection.setRequestMethod("PUT");
		connection.setDoOutput(true);
		connection.setRequestProperty("Content-Type", signed.headers().get("Content-Type"));
		headers.forEach(connection::setRequestProperty);
		connection.getOutputStream().write('x');
		return connection.getResponseCode();
	}

	@ParameterizedTest
	@EnumSource
	void areNotMadeOfDotsAlone(Signature signature) {
		for (String key : new String[] { ".", ".." }) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class)
				.isThrownBy(() -> oss.storager(signature).signRead(key, HOUR))
				.withMessageContaining("the key '" + key + "' cannot be signed");
		}
	}

}
