package io.storager.driver;

/** A progress listener has thrown: the user's own exception is the cause. */
final class ProgressException extends RuntimeException {

	ProgressException(RuntimeException cause) {
		super("the progress listener has ended the transfer: " + cause, cause);
	}

}
