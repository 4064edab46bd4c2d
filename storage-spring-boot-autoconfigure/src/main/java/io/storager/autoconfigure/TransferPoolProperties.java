package io.storager.autoconfigure;

import io.storager.transfer.TransferPool;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for what all transfers of the application share. Not a record:
 * most applications set none of them, and to make a record of nothing takes Spring Boot
 * longer than to leave an object as it is.
 */
@ConfigurationProperties(TransferPoolProperties.PREFIX)
public final class TransferPoolProperties {

	static final String PREFIX = "storage.transfer";

	/**
	 * Most memory for buffers, of all transfers together. 64MB, or a quarter of a small
	 * heap, if not set.
	 */
	private @Nullable DataSize memory;

	public @Nullable DataSize getMemory() {
		return this.memory;
	}

	public void setMemory(@Nullable DataSize memory) {
		this.memory = memory;
	}

	/**
	 * The pool.
	 * @param virtual whether its threads are virtual ones, where the JVM has them
	 */
	TransferPool pool(boolean virtual) {
		long bytes = (this.memory != null) ? this.memory.toBytes() : TransferPool.defaultMemory();
		return (virtual && Runtime.version().feature() >= 21)
				? new TransferPool(bytes, new VirtualThreadTaskExecutor("storager-transfer-").getVirtualThreadFactory())
				: new TransferPool(bytes);
	}

}
