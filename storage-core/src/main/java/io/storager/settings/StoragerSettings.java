package io.storager.settings;

import io.storager.Encryption;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * How a storager looks at its bucket, whoever the vendor is.
 *
 * @param workDir where relative paths start
 * @param virtualDir whether directories can be created, told and deleted
 * @param storageClass storage class of what is written, unless an option says otherwise
 * @param encryption encryption, unless an option says otherwise
 * @param transfers what its transfers may use
 */
public record StoragerSettings(WorkDir workDir, boolean virtualDir, @Nullable String storageClass,
		@Nullable Encryption encryption, Transfers transfers) {

	/** The whole bucket with the service's own defaults. */
	public static final StoragerSettings DEFAULT = new StoragerSettings(WorkDir.ROOT, true, null, null);

	/** Settings with what most applications' transfers need. */
	public StoragerSettings(WorkDir workDir, boolean virtualDir, @Nullable String storageClass,
			@Nullable Encryption encryption) {
		this(workDir, virtualDir, storageClass, encryption, Transfers.byDefault());
	}

	/** The same with another number of retries. */
	public StoragerSettings withMaxRetries(int maxRetries) {
		return with(this.transfers.with(this.transfers.settings().withMaxRetries(maxRetries)));
	}

	/** The same with other transfers. */
	public StoragerSettings with(Transfers transfers) {
		return new StoragerSettings(this.workDir, this.virtualDir, this.storageClass, this.encryption, transfers);
	}

}
