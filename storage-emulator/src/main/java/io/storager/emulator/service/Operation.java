package io.storager.emulator.service;

import java.io.IOException;

import io.storager.emulator.http.Reply;

/** One thing a service does. */
public interface Operation {

	/**
	 * Do it.
	 * @param call the request, authenticated and with a query that the operation knows
	 * @return the answer
	 * @throws ServiceException to refuse
	 * @throws IOException if the connection or the storage fails
	 */
	Reply handle(Call call) throws IOException;

}
