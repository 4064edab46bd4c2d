package io.storager.engine.upload;

import io.storager.Encryption;
import io.storager.engine.request.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * Where parts go.
 *
 * @param call the call that sends them
 * @param key its key
 * @param uploadId the upload's id
 * @param encryption checked settings that every part needs, or {@code null} for none
 * @param trafficLimit most bits a second of each part, or {@code null} for no limit
 */
public record PartTarget(Invocation call, String key, String uploadId, @Nullable Encryption encryption,
		@Nullable Long trafficLimit) {

	/** The same, for one part of several that go side by side. */
	PartTarget withOwnRetries() {
		return new PartTarget(this.call.withOwnRetries(), this.key, this.uploadId, this.encryption, this.trafficLimit);
	}
}
