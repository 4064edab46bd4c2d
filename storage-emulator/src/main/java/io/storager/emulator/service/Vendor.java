package io.storager.emulator.service;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.Reply;
import io.storager.emulator.traffic.Protocol;

/** What tells one service from the other. */
public interface Vendor {

	/** Return the protocol it speaks. */
	Protocol protocol();

	/** Read from host and path what a request is addressed to. */
	Address address(HttpExchange exchange);

	/** Make the id of a request, in the vendor's form. */
	String newRequestId();

	/** Return the error code for content whose MD5 is not the one that was stated. */
	String wrongDigestCode();

	/** Return the error code for a security token that is not the access key's. */
	String invalidTokenCode();

	/** Return the error code for a security token that has ended. */
	String expiredTokenCode();

	/** Return what the names of its own headers begin with. */
	String prefix();

	/** Write the owner of everything. */
	void owner(Xml xml);

	/** Return whether answers name a version with this id. */
	boolean tellsVersion(String id);

	/**
	 * Refuse a request whose signature is wrong or out of time.
	 * @return whether it has a signature
	 */
	boolean authenticate(Call call);

	/** Return the operations. */
	Routes routes();

	/** Write the vendor's error document. */
	Reply error(Call call, ServiceException error);

	/** Add what every answer carries. */
	void stamp(Call call, Reply reply);

}
