package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of an object to read.
 *
 * @param offset the first byte
 * @param size the most bytes, at least 1, or {@code null} for all that follow
 * @param conditions what must hold
 * @param encryption checked settings, or {@code null} for none
 * @param versionId the version to read, or {@code null} for the latest
 */
public record GetRequest(long offset, @Nullable Long size, Conditions conditions, @Nullable Encryption encryption,
		@Nullable String versionId) {

	/** A request for the latest version. */
	public GetRequest(long offset, @Nullable Long size, Conditions conditions, @Nullable Encryption encryption) {
		this(offset, size, conditions, encryption, null);
	}

	/** Whether the whole object is asked for, so that no range is to be sent. */
	public boolean whole() {
		return this.offset == 0 && this.size == null;
	}

}
