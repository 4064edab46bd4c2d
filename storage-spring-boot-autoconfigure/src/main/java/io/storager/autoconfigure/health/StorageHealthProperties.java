package io.storager.autoconfigure.health;

import java.time.Duration;

import io.storager.autoconfigure.Durations;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the health of storagers. Not a record, as most
 * applications set none of them.
 */
@ConfigurationProperties(StorageHealthProperties.PREFIX)
public final class StorageHealthProperties {

	static final String PREFIX = "storage.health";

	/** What is asked of a storager to find out whether it works. */
	private Probe probe = Probe.LIST;

	/** Path of the object that the probe 'object' looks at. */
	private @Nullable String object;

	/** Longest wait for an answer. */
	private Duration timeout = Duration.ofSeconds(3);

	public Probe getProbe() {
		return this.probe;
	}

	public void setProbe(Probe probe) {
		this.probe = probe;
	}

	public @Nullable String getObject() {
		return this.object;
	}

	public void setObject(@Nullable String object) {
		this.object = object;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
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
