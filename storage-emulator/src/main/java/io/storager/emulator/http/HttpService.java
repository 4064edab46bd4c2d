package io.storager.emulator.http;

import java.io.IOException;

/** Answers the requests that arrive on one port. */
public interface HttpService {

	/**
	 * Answer one request, on a thread that may block.
	 * @param exchange the request and the way back
	 * @throws IOException if the connection ended first
	 */
	void serve(HttpExchange exchange) throws IOException;

	/**
	 * Refuse what came as a request and is none.
	 * @param exchange what could be read of it
	 * @param status the HTTP status that says what is wrong
	 * @return the answer, with a body that fits into memory
	 */
	default Reply refuse(HttpExchange exchange, int status) {
		return Reply.of(status);
	}

}
