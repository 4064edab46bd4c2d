package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * How a storager looks at its bucket, whoever the vendor is.
 *
 * @param workDir where relative paths start
 * @param virtualDir whether directories can be created, told and deleted
 * @param storageClass storage class of what is written, unless an option says otherwise
 * @param encryption encryption, unless an option says otherwise
 */
public record StoragerSettings(WorkDir workDir, boolean virtualDir, @Nullable String storageClass,
		@Nullable Encryption encryption) {

	/** The whole bucket with the service's own defaults. */
	public static final StoragerSettings DEFAULT = new StoragerSettings(WorkDir.ROOT, true, null, null);

}
