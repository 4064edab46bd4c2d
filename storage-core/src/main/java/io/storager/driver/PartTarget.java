package io.storager.driver;

import org.jspecify.annotations.Nullable;

import io.storager.Encryption;
import io.storager.Operation;

/**
 * Where parts go.
 *
 * @param call the call that sends them
 * @param key its key
 * @param uploadId the upload's id
 * @param encryption checked settings that every part needs, or {@code null} for none
 */
record PartTarget(Invocation call, String key, String uploadId, @Nullable Encryption encryption) {

	/** The same, for one part of several that go side by side. */
	PartTarget withOwnRetries() {
		return new PartTarget(this.call.withOwnRetries(), this.key, this.uploadId, this.encryption);
	}
}
