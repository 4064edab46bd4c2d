package io.storager.engine.request;

import java.util.concurrent.CompletableFuture;

import io.storager.driver.support.ActiveRequest;
import io.storager.transfer.TransferPool;

/** Looks at the threads of a pool when they have done their work. */
public final class PoolThreads {

	private PoolThreads() {
	}

	/** Whether the work that comes next would be broken off, because the last one was. */
	public static boolean stillUnwanted(TransferPool pool) throws Exception {
		while (pool.activeThreads() > 0) {
			Thread.sleep(1);
		}
		CompletableFuture<Boolean> unwanted = new CompletableFuture<>();
		pool.workers(16).tryRun(() -> unwanted.complete(ActiveRequest.isUnwanted()));
		return unwanted.get();
	}

}
