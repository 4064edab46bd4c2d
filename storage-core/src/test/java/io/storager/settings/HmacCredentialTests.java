package io.storager.settings;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
	@CsvSource({ "'hmac:AK :SECRET', access key, 0020", "'hmac:AK: SECRET', secret key, 0020",
			"hmac:AK\u200b:SECRET, access key, 200B", "hmac:AK:SECRET\ufeff, secret key, FEFF",
			"hmac:\ufeffAK:SECRET, access key, FEFF", "'hmac:AK:SE\nCRET', secret key, 000A",
			"'hmac:AK\r:SECRET', access key, 000D", "hmac:AK:SECRET\u00a0, secret key, 00A0",
			"hmac:AK:SECRET\u202e, secret key, 202E", "hmac:AK:SECRET\u007f, secret key, 007F" })
	void refusesWhatCannotBeSeen(String credential, String part, String character) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> HmacCredential.parse(credential))
			.withMessage("'credential' is 'hmac:***:***'; allowed: hmac:<access_key>:<secret_key>, of visible ASCII"
					+ " characters; the " + part + " has the character U+" + character);
	}

	@Test
	void refusesATokenWithALineBreak() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> HmacCredential.parse("hmac:AK:SECRET").withSecurityToken("TOKEN\n"))
			.withMessageContaining("the security token has the character U+000A")
			.withMessageNotContainingAny("SECRET", "TOKEN");
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
		assertThat(HmacCredential.of("ab", "SECRET")).hasToString("hmac:a***:***");
	}

}
