package io.storager.transfer;

import java.time.Duration;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * How the transfers of a storager are cut into requests and repeated.
 *
 * @param partSize bytes of a part, and of a range that is read beside others; what is
 * smaller goes in one request. The service's own limits are checked with the storager.
 * @param concurrency the most requests of one transfer at the same time
 * @param maxRetries how often a failed request is sent again
 * @param deadline the longest that one operation may take, or {@code null} for no limit
 */
public record TransferSettings(long partSize, int concurrency, int maxRetries, @Nullable Duration deadline) {

	/** Settings that suit most applications. */
	public static final TransferSettings DEFAULT = new TransferSettings(8L * 1024 * 1024, 4, 3, null);

	public TransferSettings {
		if (partSize < 1) {
			throw new InvalidSettingException("transfer.part-size", partSize + " bytes", "1 byte or more");
		}
		if (concurrency < 1 || concurrency > 256) {
			throw new InvalidSettingException("transfer.concurrency", String.valueOf(concurrency), "1 to 256");
		}
		if (maxRetries < 0 || maxRetries > 10) {
			throw new InvalidSettingException("client.max-retries", String.valueOf(maxRetries), "0 to 10");
		}
		if (deadline != null && (deadline.isNegative() || deadline.isZero())) {
			throw new InvalidSettingException("transfer.deadline", deadline.toString(),
					"more than zero, or none at all");
		}
	}

	/** The same with another number of retries. */
	public TransferSettings withMaxRetries(int maxRetries) {
		return new TransferSettings(this.partSize, this.concurrency, maxRetries, this.deadline);
	}

}
