package io.storager.autoconfigure;

import io.storager.transfer.TransferPool;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for what all transfers of the application share.
 *
 * @param memory Most memory for buffers, of all transfers together. 64MB, or a quarter of
 * a small heap, if not set.
 */
@ConfigurationProperties(TransferPoolProperties.PREFIX)
public record TransferPoolProperties(@Nullable DataSize memory) {

	static final String PREFIX = "storage.transfer";

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
