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

}
