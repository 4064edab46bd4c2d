package io.storager.cos;

import io.storager.error.InvalidSettingException;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CosBucketNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "photos-1250000000", "a-1", "my-photos-2026-1250000000", "1-1250000000" })
	void takesNamesWithTheAppId(String name) {
		assertThat(storager(name).metadata().bucket()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "photos", "photos-app", "photos1250000000", "1250000000" })
	void refusesNamesWithoutTheAppIdAndSaysSo(String name) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storager(name))
			.withMessageStartingWith("'name' is '" + name + "'")
			.withMessageContaining("the APPID of the account is part of the name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "Photos-1250000000", "pho tos-1250000000", "photos_x-1250000000",
			"-photos-1250000000", "photos-1250000000-", "photos.x-1250000000", "照片-1250000000",
			"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-1250000000" })
	void refusesNamesThatCosDoesNotTake(String name) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storager(name))
			.withMessageStartingWith("'name' is '" + name + "'")
			.withMessageContaining("lower-case letters, digits and, between them, hyphens, at most 63 characters");
	}

	@SuppressWarnings("DoNotCallSuggester")
	private static CosStorager storager(String name) {
		return new CosStorager(() -> {
			throw new AssertionError("nothing may be sent");
		}, CosConnection.of(null, EmulatedCos.CREDENTIAL, "ap-guangzhou"), name, StoragerSettings.DEFAULT);
	}

}
