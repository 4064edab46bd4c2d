package io.storager.autoconfigure;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains a setting that cannot be used. It takes the value from the exception, where
 * secrets are masked, and never from the environment.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	private final @Nullable Environment environment;

	InvalidSettingFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		String subject = "The %s '%s'".formatted(cause.setting().startsWith("storage.") ? "property" : "setting",
				cause.setting());
		String given = (cause.given() != null)
				? "%s has the value '%s'%s, which cannot be used.".formatted(subject, cause.given(), origin(cause))
				: subject + " is missing.";
		return new FailureAnalysis("%s%n%nAllowed: %s".formatted(given, cause.allowed()),
				"Set '%s' to what is allowed.".formatted(cause.setting()), cause);
	}

	private String origin(InvalidSettingException cause) {
		if (this.environment == null || !ConfigurationPropertyName.isValid(cause.setting())) {
			return "";
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(cause.setting());
		for (var source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return (property.getOrigin() != null) ? " (from %s)".formatted(property.getOrigin()) : "";
			}
		}
		return "";
	}

}
