package io.storager.autoconfigure.health;

import java.time.Duration;

import io.storager.autoconfigure.Durations;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the health of storagers.
 *
 * @param probe What is asked of a storager to find out whether it works.
 * @param object Path of the object that the probe 'object' looks at.
 * @param timeout Longest wait for an answer.
 */
@ConfigurationProperties(StorageHealthProperties.PREFIX)
public record StorageHealthProperties(Probe probe, @Nullable String object, Duration timeout) {

	static final String PREFIX = "storage.health";

	/** What is not set arrives as {@code null}: the defaults need no conversion so. */
	public StorageHealthProperties {
		probe = (probe != null) ? probe : Probe.LIST;
		timeout = (timeout != null) ? timeout : Duration.ofSeconds(3);
	}

	/**
	 * What the properties ask of a storager.
	 * @throws InvalidSettingException for a combination that asks nothing
	 */
	StorageProbe storageProbe() {
		Durations.require("timeout", this.timeout);
		return switch (this.probe) {
			case LIST -> StorageProbe.LIST;
			case BUCKET -> StorageProbe.BUCKET;
			case OBJECT -> {
				if (this.object == null || this.object.isEmpty()) {
					throw new InvalidSettingException("object", this.object,
							"the path of an object that is there, as the probe is 'object'");
				}
				yield StorageProbe.object(this.object);
			}
		};
	}

	/** What is asked of a storager. */
	public enum Probe {

		/** To list one object under its work dir. */
		LIST,

		/** To look at its bucket. */
		BUCKET,

		/** To stat an object. */
		OBJECT

	}

}
