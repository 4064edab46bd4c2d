package io.storager.emulator.service;

import io.storager.emulator.service.policy.Decision;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller may do something: the policy of the bucket decides before its access
 * rules, and what it denies nothing allows.
 */
final class Permissions {

	private Permissions() {
	}

	/**
	 * Refuse what the policy denies, and to strangers what neither it nor a rule allows.
	 * @param call the request
	 * @param action what it does, as policies name it
	 * @param access whom access rules are asked about
	 */
	static void check(Call call, String action, Access access) {
		boolean allowed = isAllowed(call, action);
		if (!call.isSigned()) {
			AccessRules.checkAnonymous(call, access, allowed);
		}
	}

	/**
	 * Refuse to read another object than the addressed one, such as the source of a copy
	 * or the target of a link, in the same way.
	 */
	static void checkRead(Call call, Bucket bucket, String key, @Nullable StoredObject object) {
		Call read = call.as(new Address(bucket.info().name(), key), call.headers());
		boolean allowed = isAllowed(read, call.vendor().policies().language().reading());
		if (!call.isSigned()) {
			AccessRules.checkRead(call, bucket, object, allowed);
		}
	}

	/** Return whether the policy denies the deletion of one of several objects. */
	static boolean deniesDeletion(Call call, String key) {
		Call deletion = call.as(new Address(call.bucketName(), key), call.headers());
		return call.vendor()
			.policies()
			.decide(deletion, call.vendor().policies().language().deleting()) == Decision.DENY;
	}

	private static boolean isAllowed(Call call, String action) {
		Decision decision = call.vendor().policies().decide(call, action);
		if (decision == Decision.DENY) {
			throw Errors.accessDenied("You have no right to do this because of bucket policy.");
		}
		return decision == Decision.ALLOW;
	}

}
