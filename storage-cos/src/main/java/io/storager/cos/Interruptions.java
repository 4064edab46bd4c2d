package io.storager.cos;

import java.nio.channels.ClosedByInterruptException;

import com.qcloud.cos.exception.AbortedException;
import org.apache.http.impl.execchain.RequestAbortedException;

/**
 * Tells which failures are interruptions: the SDK clears the thread's flag and throws
 * something else.
 */
final class Interruptions {

	private static final int DEPTH_MAXIMUM = 20;

	private Interruptions() {
	}

	static boolean interrupted(Throwable error) {
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < DEPTH_MAXIMUM; depth++) {
			if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException
					|| cause instanceof AbortedException || cause instanceof RequestAbortedException
					|| "operation has been interrupted!".equals(cause.getMessage())) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
