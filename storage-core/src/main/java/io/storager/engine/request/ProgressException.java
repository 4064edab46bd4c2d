package io.storager.engine.request;

/** A progress listener has thrown: the user's own exception is the cause. */
public final class ProgressException extends RuntimeException {

	ProgressException(RuntimeException cause) {
		super("the progress listener has ended the transfer: " + cause, cause);
	}

}
