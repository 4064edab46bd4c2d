package io.storager.cos;

import com.qcloud.cos.exception.AbortedException;
import io.storager.driver.support.Causes;

/**
 * Tells which failures are interruptions: the SDK clears the thread's flag and throws
 * something else.
 */
final class Interruptions {

	private Interruptions() {
	}

	static boolean interrupted(Throwable error) {
		return CosErrors.TRANSPORT.interrupted(error) || Causes.any(error, (cause) -> cause instanceof AbortedException
				|| "operation has been interrupted!".equals(cause.getMessage()));
	}

}
