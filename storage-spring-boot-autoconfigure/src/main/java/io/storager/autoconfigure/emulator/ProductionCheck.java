package io.storager.autoconfigure.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.storager.error.InvalidSettingException;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Keeps the emulator, which forgets what it was given, out of production. */
final class ProductionCheck {

	private static final String PRODUCTION = "storage.production";

	private static final Set<String> PROFILES = Set.of("prod", "prd", "production");

	private ProductionCheck() {
	}

	/**
	 * Refuse the emulator in production.
	 * @throws InvalidSettingException if a property or a profile says that this is
	 * production
	 */
	static void refuseEmulator(Environment environment) {
		Optional<Boolean> said = Binder.get(environment)
			.bind(PRODUCTION, Boolean.class)
			.map(Optional::of)
			.orElseGet(Optional::empty);
		String reason = said.map((production) -> production ? "'%s' is 'true'".formatted(PRODUCTION) : "")
			.orElseGet(() -> profile(environment));
		if (!reason.isEmpty()) {
			throw new InvalidSettingException("storage.emulator.enabled", "true",
					"'false', as %s: nothing would be stored in the cloud".formatted(reason));
		}
	}

	private static String profile(Environment environment) {
		return Arrays.stream(environment.getActiveProfiles())
			.filter((profile) -> PROFILES.contains(profile.toLowerCase(Locale.ROOT)))
			.findFirst()
			.map("the profile '%s' is active"::formatted)
			.orElse("");
	}

}
