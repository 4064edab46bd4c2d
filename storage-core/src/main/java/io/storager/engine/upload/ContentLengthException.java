package io.storager.engine.upload;

import java.io.IOException;

/**
 * A content has more or fewer bytes than it may have; the message says what is allowed.
 */
final class ContentLengthException extends IOException {

	ContentLengthException(String message) {
		super(message);
	}

}
