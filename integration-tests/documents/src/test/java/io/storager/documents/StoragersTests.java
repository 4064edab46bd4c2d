package io.storager.documents;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import com.aliyun.oss.OSSClient;
import io.storager.Content;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import io.storager.error.InvalidSettingException;
import io.storager.factory.OpenStorager;
import io.storager.factory.Storagers;
import io.storager.oss.OssStorager;
import io.storager.settings.ConnectionString;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Storagers of both services from connection strings, made and closed at run time. */
class StoragersTests {

	private static StorageEmulator emulator;

	@BeforeAll
	static void start() {
		emulator = StorageEmulator.builder()
			.credential("AKIDEXAMPLE", "s3cr3t")
			.ossBucket("photos", "oss-cn-hangzhou")
			.cosBucket("photos-1250000000", "ap-guangzhou")
			.start();
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	private static String oss() {
		return "oss://photos/a%20b?endpoint=" + emulator.ossEndpoint() + "&location=cn-hangzhou";
	}

	private static String cos() {
		return "cos://photos-1250000000/a%20b?endpoint=" + emulator.cosEndpoint() + "&location=ap-guangzhou";
	}

	static Stream<String> strings() {
		return Stream.of(oss(), cos());
	}

	@ParameterizedTest
	@MethodSource("strings")
	void readAndWrite(String string) {
		try (Storagers storagers = Storagers.create();
				OpenStorager open = storagers.open(string + "&credential=hmac:AKIDEXAMPLE:s3cr3t")) {
			open.storager().write("c", Content.ofText("text"));
			assertThat(open.storager().readAllBytes("c")).asString(StandardCharsets.UTF_8).isEqualTo("text");
			assertThat(open.storager().stat("c").id()).isEqualTo("a b/c");
			assertThat(storagers.count()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource("strings")
	void areClosedWithTheirClients(String string) {
		Storagers storagers = Storagers.create();
		OpenStorager first = storagers.open(string + "&credential=hmac:AKIDEXAMPLE:s3cr3t");
		OpenStorager second = storagers.open(string + "&credential=hmac:AKIDEXAMPLE:s3cr3t");
		first.storager().write("c", Content.ofText("text"));
		first.close();
		first.close();
		assertThat(storagers.count()).isEqualTo(1);
		assertThatThrownBy(() -> first.storager().stat("c"));
		assertThat(second.storager().exists("c")).isTrue();
		storagers.close();
		assertThat(storagers.count()).isZero();
		assertThatThrownBy(() -> second.storager().stat("c"));
		assertThatIllegalStateException()
			.isThrownBy(() -> storagers.open(string + "&credential=hmac:AKIDEXAMPLE:s3cr3t"));
	}

	@ParameterizedTest
	@MethodSource("strings")
	void askAProviderForCredentials(String string) {
		try (Storagers storagers = Storagers.create()) {
			ConnectionString without = ConnectionString.parse(string);
			OpenStorager open = storagers.open(without, () -> HmacCredential.of("AKIDEXAMPLE", "s3cr3t"));
			assertThat(open.storager().exists("missing")).isFalse();
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storagers.open(without))
				.withMessageStartingWith("'credential' is missing");
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> storagers.open(ConnectionString.parse(string + "&credential=hmac:a:s3cr3t"),
						HmacCredential.of("AKIDEXAMPLE", "s3cr3t")))
				.withMessageContaining("as a provider gives it");
		}
	}

	@ParameterizedTest
	@MethodSource("strings")
	void askAVaultForKeysThatExpire(String string) {
		Instant expiry = Instant.now().plus(Duration.ofHours(1));
		emulator.addTemporaryCredential("AKIDVAULT", "from-vault", "token", expiry);
		CredentialsProvider vault = Recipes
			.fromVault(() -> new Recipes.VaultKey("AKIDVAULT", "from-vault", "token", expiry));
		try (Storagers storagers = Storagers.create();
				OpenStorager open = storagers.open(ConnectionString.parse(string), vault)) {
			assertThat(open.storager().exists("missing")).isFalse();
			assertThat(open.storager().signRead("c", Duration.ofHours(2)).expiration()).isBeforeOrEqualTo(expiry);
		}
	}

	@Test
	void takeColumnsOfATable() {
		try (Storagers storagers = Storagers.create();
				OpenStorager open = Recipes.ofColumns(storagers, "cos",
						Map.of("name", "photos-1250000000", "endpoint", emulator.cosEndpoint().toString(), "location",
								"ap-guangzhou", "credential", "hmac:AKIDEXAMPLE:s3cr3t", "server_side_encryption",
								"AES256"))) {
			open.storager().write("encrypted", Content.ofText("text"));
			assertThat(open.storager().stat("encrypted").encryption()).isNotNull();
		}
	}

	@Test
	void areKeptByAnApplication() {
		String string = oss() + "&credential=hmac:AKIDEXAMPLE:s3cr3t";
		try (Storagers storagers = Storagers.create()) {
			Recipes.Platforms platforms = new Recipes.Platforms(storagers);
			Storager storager = platforms.storager(1, string);
			storager.write("kept", Content.ofText("text"));
			assertThat(platforms.storager(1, string)).isSameAs(storager);
			assertThat(Recipes.readFrom(storagers, string, "kept")).asString(StandardCharsets.UTF_8).isEqualTo("text");
			assertThat(storagers.count()).isEqualTo(1);
			platforms.changed(1);
			platforms.changed(2);
			assertThat(storagers.count()).isZero();
			assertThat(platforms.storager(1, string).exists("kept")).isTrue();
		}
	}

	@Test
	void signForAnotherEndpoint() {
		try (Storagers storagers = Storagers.create();
				OpenStorager open = storagers
					.open(oss() + "&credential=hmac:AKIDEXAMPLE:s3cr3t&presign_endpoint=http:files.localhost")) {
			assertThat(open.storager().signRead("c", Duration.ofHours(1)).uri()).hasHost("files.localhost");
			assertThat(((OSSClient) ((OssStorager) open.storager()).client()).getEndpoint())
				.isEqualTo(emulator.ossEndpoint());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss://photos?endpoint=https:oss-cn-hangzhou.aliyuncs.com:443",
			"oss://photos?endpoint=https:oss-cn-hangzhou.aliyuncs.com&presign_endpoint=https:files.invalid:443",
			"cos://photos-1250000000?location=ap-guangzhou&endpoint=https:cos.ap-guangzhou.myqcloud.com:443",
			"cos://photos-1250000000?location=ap-guangzhou&presign_endpoint=https:files.invalid:443" })
	void signForTheHostThatBrowsersName(String string) {
		try (Storagers storagers = Storagers.create();
				OpenStorager open = storagers.open(string + "&credential=hmac:a:s3cr3t")) {
			assertThat(open.storager().signRead("c", Duration.ofHours(1)).uri()).hasNoPort();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss://photos?endpoint=http:files.invalid&support_cname=%s",
			"cos://photos-1250000000?location=ap-guangzhou&endpoint=http:files.invalid&support_cname=%s" })
	void areToldWhetherAnEndpointIsADomainOfTheBucket(String string) {
		try (Storagers storagers = Storagers.create();
				OpenStorager domain = storagers.open(string.formatted("true") + "&credential=hmac:a:s3cr3t");
				OpenStorager gateway = storagers.open(string.formatted("false") + "&credential=hmac:a:s3cr3t")) {
			assertThat(domain.storager().signRead("c", Duration.ofHours(1)).uri()).hasHost("files.invalid");
			assertThat(gateway.storager().signRead("c", Duration.ofHours(1)).uri().getHost())
				.matches("photos(-1250000000)?\\.files\\.invalid");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3://photos?credential=hmac:a:s3cr3t | 'service' is 's3'; allowed: .*cos, oss",
			"oss://?credential=hmac:a:s3cr3t | 'name' is missing.*",
			"oss://photos?credential=hmac:a:s3cr3t | 'endpoint' is missing.*",
			"oss://photos?credential=basic:a:s3cr3t | 'credential' is .*",
			"oss://photos?credential=hmac:a:s3cr3t&regoin=x | 'regoin' is '\\*\\*\\*'; allowed: of oss: .*location.*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t | 'location' is missing.*",
			"oss://photos?credential=hmac:a:s3cr3t&storage_class=COLD | 'storage-class' is 'COLD'; allowed: Archive, ColdArchive, .*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&storage_class=IA | 'storage-class' is 'IA'; allowed: ARCHIVE, .*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&server_side_data_encryption=x | 'server-side-data-encryption' .*",
			"oss://photos?credential=hmac:a:s3cr3t&endpoint=https:files.invalid | 'support-cname' is missing; allowed: 'true' if the endpoint 'files.invalid' .*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&location=ap-guangzhou&endpoint=https:files.invalid | 'support-cname' is missing; allowed: 'true' if the endpoint 'files.invalid' .*",
			"oss://photos?credential=hmac:a:s3cr3t&endpoint=https:cos.ap-guangzhou.myqcloud.com | 'endpoint' is .* another vendor's",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&location=ap-guangzhou&endpoint=https:oss-cn-hangzhou.aliyuncs.com | 'endpoint' is .* another vendor's",
			"oss://photos?credential=hmac:a:s3cr3t&endpoint=https:oss-cn-hangzhou.aliyuncs.com&presign_endpoint=https:cos.ap-guangzhou.myqcloud.com | 'presign-endpoint' is .* another vendor's",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&location=ap-guangzhou&presign_endpoint=https:oss-cn-hangzhou.aliyuncs.com | 'presign-endpoint' is .* another vendor's",
			"oss://photos?credential=hmac:a:s3cr3t&endpoint=https:oss-cn-hangzhou.aliyuncs.com&location=cn-beijing | 'location' is 'cn-beijing'; allowed: 'cn-hangzhou', .*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&location=cn-hangzhou | 'location' is 'cn-hangzhou'; allowed: a region of COS .*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&location=ap-guangzhou&endpoint=https:cos.ap-guangzhou.myqcloud.com&support_cname | 'endpoint' is .* as 'support-cname' says",
			"oss://photos?credential=hmac:a:s3cr3t&endpoint=https:oss-cn-hangzhou.aliyuncs.com&support_cname | 'endpoint' is .* as 'support-cname' says",
			"oss://photos?credential=hmac:a:s3cr3t&endpoint=https:oss-cn-hangzhou.aliyuncs.com&work_dir=/a/../b | 'work-dir' is '/a/../b'; allowed: .*",
			"cos://photos-1250000000?credential=hmac:a:s3cr3t&location=ap-guangzhou&work_dir=/a//b | 'work-dir' is '/a//b'; allowed: .*" })
	void refuseWhatCannotBe(String line) {
		String[] parts = line.split(" \\| ");
		try (Storagers storagers = Storagers.create()) {
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storagers.open(parts[0]))
				.satisfies((ex) -> assertThat(ex.getMessage()).matches(parts[1]).doesNotContain("s3cr3t"));
			assertThat(storagers.count()).isZero();
			assertThat(storagers.services()).containsExactlyInAnyOrder("oss", "cos");
		}
	}

}
