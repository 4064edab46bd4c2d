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
 */
public record GetRequest(long offset, @Nullable Long size, Conditions conditions, @Nullable Encryption encryption) {

	/** Whether the whole object is asked for, so that no range is to be sent. */
	public boolean whole() {
		return this.offset == 0 && this.size == null;
	}

}
