package io.storager;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HmacCredentialTests {

	@Test
	void readsTheNotationOfGoStorage() {
		HmacCredential credential = HmacCredential.parse(" hmac:AK:SK ");
		assertThat(credential.accessKey()).isEqualTo("AK");
		assertThat(credential.secretKey()).isEqualTo("SK");
		assertThat(credential.securityToken()).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  " })
	void refusesNoCredential(@Nullable String credential) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> HmacCredential.parse(credential))
			.withMessageContaining("'credential'")
			.withMessageContaining("hmac:<access_key>:<secret_key>")
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo("credential"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "file", "env", "basic", "apikey", "base64" })
	void namesAProtocolThatIsNotSupported(String protocol) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> HmacCredential.parse(protocol + ":SECRET"))
			.withMessageContaining("'" + protocol + ":***'")
			.withMessageContaining("the protocol '" + protocol + "' is not supported")
			.withMessageNotContaining("SECRET");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "AKSECRET", "AK:SECRET", "SECRET:AK:SECRET", ":AK:SECRET", "HMAC:AK:SECRET", "aksk:AK:SECRET" })
	void refusesACredentialWithoutProtocolAndShowsNothingOfIt(String credential) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> HmacCredential.parse(credential))
			.withMessageContaining("'***'")
			.withMessageContaining("hmac:<access_key>:<secret_key>")
			.withMessageNotContaining("SECRET")
			.withMessageNotContaining("AK")
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hmac", "hmac:", "hmac:SECRET", "hmac::SECRET", "hmac:SECRET:", "hmac: :SECRET",
			"hmac:AK:SECRET:more", "hmac:AK:SECRET:" })
	void refusesAMissingPartAndMore(String credential) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> HmacCredential.parse(credential))
			.withMessageContaining("both parts not empty")
			.withMessageNotContaining("SECRET");
	}

	@Test
	void showsTheBeginningOfTheAccessKeyOnly() {
		HmacCredential credential = HmacCredential.parse("hmac:LTAI5tKey:SECRET").withSecurityToken("TOKEN");
		assertThat(credential.securityToken()).isEqualTo("TOKEN");
		assertThat(credential).hasToString("hmac:LTAI***:***");
		assertThat(new HmacCredential("ab", "SECRET", null)).hasToString("hmac:a***:***");
	}

}
