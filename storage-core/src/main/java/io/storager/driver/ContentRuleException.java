package io.storager.driver;

import java.io.IOException;

/** A content that breaks a rule; the message says which and what is allowed. */
final class ContentRuleException extends IOException {

	ContentRuleException(String message) {
		super(message);
	}

	/** The message, which is always there. */
	String rule() {
		return String.valueOf(getMessage());
	}

}
