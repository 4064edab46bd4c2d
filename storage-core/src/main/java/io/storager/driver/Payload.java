package io.storager.driver;

import java.io.InputStream;

/**
 * The bytes of one request: their number is known and they can be sent again from the
 * start. An SDK that is handed anything less buffers, stalls or stores a truncated
 * object.
 */
public interface Payload {

	/** How many bytes there are. */
	long length();

	/**
	 * Start at the first byte. Each stream ends exactly at the length or fails, and
	 * supports mark and reset to the first byte without a buffer and without a limit.
	 */
	InputStream open();

}
