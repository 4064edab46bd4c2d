package io.storager.cos;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import io.storager.Content;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.error.InvalidSettingException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for signed requests that go to another host than the others. */
class CosPresignEndpointTests {

	static {
		// A domain that nobody has registered is asked for at the emulator's address.
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
	}

	private static final Duration HOUR = Duration.ofHours(1);

	private final EmulatedCos cos = new EmulatedCos();

	@AfterEach
	void close() {
		this.cos.close();
	}

	@Test
	void theServiceAcceptsWhatIsSignedForADomain() throws Exception {
		CosStorager storager = storager("http:photos-1250000000.localhost");
		storager.write("a b", Content.ofText("across the domain"));
		assertThat(this.cos.lastRequest().header("Host")).isEqualTo("photos-1250000000.cos.ap-guangzhou.myqcloud.com");
		SignedRequest signed = storager.signRead("a b", HOUR);
		assertThat(signed.uri()).hasHost("photos-1250000000.localhost").hasNoPort();
		assertThat(send(signed, signed.uri().getHost()).body()).isEqualTo("across the domain");
	}

	@Test
	void theServiceRefusesItForAnyOtherHost() throws Exception {
		SignedRequest signed = storager("http:photos-1250000000.localhost").signRead("a", HOUR);
		assertThat(send(signed, "photos-1250000000.cos.ap-guangzhou.myqcloud.com").statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "https:files.example.com, https://files.example.com/",
			"https:files.example.com:444, https://files.example.com:444/",
			"http:cdn.example.com, http://cdn.example.com/",
			"https:cos.accelerate.myqcloud.com, https://photos-1250000000.cos.accelerate.myqcloud.com/",
			"https:photos-1250000000.file.myqcloud.com, https://photos-1250000000.file.myqcloud.com/",
			"https:cos.ap-guangzhou.tencentcos.cn, https://photos-1250000000.cos.ap-guangzhou.tencentcos.cn/" })
	void putsTheBucketInFrontOfTheServicesOwnHostsOnly(String endpoint, String address) {
		assertThat(storager(endpoint).signRead("a", HOUR).uri().toString()).startsWith(address + "a?");
	}

	@Test
	void sendsFormsThereToo() {
		SignedPost form = storager("https:files.example.com").signPost("a.png", HOUR);
		assertThat(form.uri()).hasToString("https://files.example.com/");
		assertThat(form.fields().keySet()).containsExactly("key", "Content-Type", "q-sign-algorithm", "q-ak",
				"q-key-time", "policy", "q-signature");
		assertThat(new String(Base64.getDecoder().decode(form.fields().get("policy")), StandardCharsets.UTF_8))
			.contains("{\"bucket\":\"photos-1250000000\"}", "{\"key\":\"a.png\"}",
					"{\"q-sign-time\":\"" + form.fields().get("q-key-time") + "\"}");
		SignPostOptions customerKey = SignPostOptions.builder()
			.encryption(CosEncryption.customerKey(new byte[32]))
			.build();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> storager("http:files.example.com").signPost("a", HOUR, customerKey))
			.withMessageContaining("https presign endpoint");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:10.0.0.1", "http:localhost:9301", "http://[::1]:80" })
	void refusesAnAddressWhichNamesNoBucket(String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storager(endpoint))
			.withMessageStartingWith(
					"'presign-endpoint' is '" + Endpoint.parse(endpoint) + "'; allowed: the name of a host");
	}

	@Test
	void lendsNoCustomerKeyToPlainHttp() {
		SignOptions customerKey = SignOptions.builder().encryption(CosEncryption.customerKey(new byte[32])).build();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> storager("http:files.example.com").signRead("a", HOUR, customerKey))
			.withMessageContaining("https presign endpoint")
			.withMessageContaining("http://files.example.com");
		assertThat(storager("https:files.example.com").signRead("a", HOUR, customerKey).headers()).hasSize(3);
		assertThat(storager("http:files.localhost").signRead("a", HOUR, customerKey).headers()).hasSize(3);
	}

	private CosStorager storager(String presignEndpoint) {
		CosConnection connection = CosConnection
			.of(this.cos.connection().endpoint(), EmulatedCos.CREDENTIAL, EmulatedCos.LOCATION)
			.withPresignEndpoint(Endpoint.parse(presignEndpoint));
		return new CosStorager(this.cos::client, connection, EmulatedCos.BUCKET, StoragerSettings.DEFAULT);
	}

	private HttpResponse<String> send(SignedRequest signed, String host) throws Exception {
		URI address = URI
			.create("%s%s?%s".formatted(this.cos.address(), signed.uri().getRawPath(), signed.uri().getRawQuery()));
		HttpRequest.Builder request = HttpRequest.newBuilder(address).version(HttpClient.Version.HTTP_1_1);
		signed.headers().forEach(request::setHeader);
		return HttpClient.newHttpClient().send(request.setHeader("Host", host).build(), BodyHandlers.ofString());
	}

}
