package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.error.InvalidSettingException;
import io.storager.observation.CallObserver;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How transfers are cut into requests.
 *
 * @param partSize Size of a part of an upload, and the most of a range that is read
 * beside others. What is smaller goes in one request.
 * @param concurrency Largest number of requests of one transfer at the same time.
 * @param deadline Longest time that one operation may take, unlimited if not set.
 */
public record TransferProperties(@DefaultValue("8MB") DataSize partSize, @DefaultValue("4") int concurrency,
		@Nullable Duration deadline) {

	/** What there is if nothing is set: the values of the annotations above. */
	public static final TransferProperties DEFAULT = of(TransferSettings.DEFAULT);

	private static TransferProperties of(TransferSettings settings) {
		return new TransferProperties(DataSize.ofBytes(settings.partSize()), settings.concurrency(), null);
	}

	/**
	 * What the storagers of a client may use.
	 * @param prefix the name of the block that these properties and the client's are in
	 * @param observer who sees their calls, or {@code null} for nobody
	 * @throws InvalidSettingException for a value that no transfer can work with
	 */
	public Transfers transfers(String prefix, ClientProperties client, TransferPool pool,
			@Nullable CallObserver observer) {
		TransferSettings settings = InvalidSettings.under(prefix,
				() -> TransferSettings.builder()
					.partSize(this.partSize.toBytes())
					.concurrency(this.concurrency)
					.maxRetries(client.maxRetries())
					.deadline((this.deadline != null) ? Durations.require("transfer.deadline", this.deadline) : null)
					.build());
		long memory = pool.memory().limit();
		if (memory < settings.partSize()) {
			throw new InvalidSettingException(TransferPoolProperties.PREFIX + ".memory", memory + " bytes",
					"at least '%s.transfer.part-size', %s bytes".formatted(prefix, settings.partSize()));
		}
		return Transfers.of(settings, pool, client.maxConnections())
			.observedBy((observer != null) ? observer : CallObserver.NONE);
	}

}
