package io.storager.emulator.service;

import java.util.List;

import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** The access rules of buckets and objects, and what they let strangers do. */
public final class AccessRules {

	/** The rule of an object that has none of its own. */
	public static final String DEFAULT = "default";

	private static final String BLOCK = "publicAccessBlock";

	private AccessRules() {
	}

	/**
	 * Refuse a request without a signature that the rules do not let pass.
	 * @param call the request
	 * @param access whom it needs to be let pass
	 * @param allowed whether the bucket's policy allows it, whatever the rules say
	 */
	static void checkAnonymous(Call call, Access access, boolean allowed) {
		if (access == Access.ANYBODY) {
			return;
		}
		Permission permission = access.permission();
		if (permission == null && !allowed) {
			throw Errors.accessDenied("Anonymous access is forbidden for this operation.");
		}
		if (StandardHeaders.overrides().stream().anyMatch(call.query()::has)) {
			throw new ServiceException(400, "InvalidRequest",
					"Response headers can only be overridden by signed requests.");
		}
		check(call.vendor(), call.bucket(), access.isOfObject() ? call.objectOrNull() : null,
				allowed ? null : permission);
	}

	/**
	 * Refuse to copy for a stranger, or to read through a link, what strangers may not
	 * read.
	 */
	static void checkRead(Call call, Bucket bucket, @Nullable StoredObject object, boolean allowed) {
		check(call.vendor(), bucket, object, allowed ? null : Permission.READ);
	}

	/** Without a permission that a rule has to grant, only blocked access counts. */
	private static void check(Vendor vendor, Bucket bucket, @Nullable StoredObject object,
			@Nullable Permission permission) {
		String rule = bucket.info().acl();
		if (permission != null && object != null && object.acl() != null && vendor.objectsRule(permission)) {
			rule = object.acl();
		}
		if (isBlocked(bucket.info()) || (permission != null && !vendor.letsEverybody(rule, permission))) {
			throw Errors.accessDenied("You have no right to access this object because of bucket acl.");
		}
	}

	/**
	 * Read the name of a canned rule out of a header.
	 * @param call the request
	 * @param header the header
	 * @param known the rules that there are
	 * @return the name, or {@code null} if there is none
	 */
	public static @Nullable String canned(Call call, String header, List<String> known) {
		String rule = call.header(header);
		if (rule == null || rule.isEmpty()) {
			return null;
		}
		if (!known.contains(rule)) {
			throw Errors.invalidArgument("The access rule has to be one of " + String.join(", ", known) + ".", header,
					rule);
		}
		Bucket bucket = call.store().bucket(call.bucketName());
		if (call.vendor().letsEverybody(rule, Permission.READ) && bucket != null && isBlocked(bucket.info())) {
			throw Errors.accessDenied(
					"Put public " + ((call.address().key() == null) ? "bucket" : "object") + " acl is not allowed.");
		}
		return rule;
	}

	/**
	 * Return whether nothing of a bucket is public, whatever its rules and its policy
	 * say.
	 */
	public static boolean isBlocked(BucketInfo bucket) {
		return bucket.settings().getOrDefault(BLOCK, "").contains("<BlockPublicAccess>true</BlockPublicAccess>");
	}

}
