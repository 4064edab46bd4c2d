package io.storager.emulator.service;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.Reply;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.policy.Policies;
import io.storager.emulator.traffic.Protocol;
import org.jspecify.annotations.Nullable;

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

	/** Return the lowest rate that a request may ask for, in bits a second. */
	long leastTrafficLimit();

	/** Return whether an access rule of this name or text grants this to everybody. */
	boolean letsEverybody(String rule, Permission permission);

	/**
	 * Return whether the rule of an object says who has this permission; otherwise only
	 * that of its bucket does.
	 */
	boolean objectsRule(Permission permission);

	/** Return whether answers name a version with this id. */
	boolean tellsVersion(String id);

	/**
	 * Refuse a request whose signature is wrong or out of time.
	 * @return whether it has a signature
	 */
	boolean authenticate(Call call);

	/**
	 * Return a page of the emulator's own, or {@code null} if this path has none. It is
	 * looked for where a request is addressed to no bucket.
	 */
	default @Nullable Reply page(String path) {
		return null;
	}

	/** Return the operations. */
	Routes routes();

	/** Return what decides by the policies of its buckets. */
	Policies policies();

	/** Return what follows the lifecycle rules of its buckets. */
	Lifecycle lifecycle();

	/** Write the vendor's error document. */
	Reply error(Call call, ServiceException error);

	/** Add what every answer carries. */
	void stamp(Call call, Reply reply);

}
