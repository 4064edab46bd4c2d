package io.storager.emulator.service;

import java.util.Set;

import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** The canned access rules of buckets and objects, and what they let strangers do. */
public final class AccessRules {

	/** The rule of an object that has none of its own. */
	public static final String DEFAULT = "default";

	private static final String READ_WRITE = "public-read-write";

	private static final String BLOCK = "publicAccessBlock";

	private static final Set<String> BUCKET_RULES = Set.of("private", "public-read", READ_WRITE);

	private static final Set<String> OBJECT_RULES = Set.of(DEFAULT, "private", "public-read", READ_WRITE);

	private AccessRules() {
	}

	/** Refuse a request without a signature that the rules do not let pass. */
	static void checkAnonymous(Call call, Access access) {
		if (access == Access.ANYBODY) {
			return;
		}
		if (access == Access.OWNER) {
			throw Errors.accessDenied("Anonymous access is forbidden for this operation.");
		}
		if (StandardHeaders.overrides().stream().anyMatch(call.query()::has)) {
			throw new ServiceException(400, "InvalidRequest",
					"Response headers can only be overridden by signed requests.");
		}
		if (isBlocked(call.bucket().info()) || !isGranted(call, access)) {
			throw Errors.accessDenied("You have no right to access this object because of bucket acl.");
		}
	}

	private static boolean isGranted(Call call, Access access) {
		Bucket bucket = call.bucket();
		String rule = bucket.info().acl();
		if (access != Access.READ_BUCKET) {
			StoredObject object = call.objectOrNull();
			String own = (object != null) ? object.acl() : null;
			rule = (own != null) ? own : rule;
		}
		return (access == Access.WRITE_OBJECT) ? rule.equals(READ_WRITE) : isPublic(rule);
	}

	private static boolean isPublic(String rule) {
		return rule.startsWith("public-");
	}

	/** Read the rule of a bucket out of a header; {@code null} if there is none. */
	public static @Nullable String ofBucket(Call call, String header) {
		return check(call, header, BUCKET_RULES);
	}

	/**
	 * Read the rule of an object; {@code null} if there is none, or it is its bucket's.
	 */
	public static @Nullable String ofObject(Call call, String header) {
		String rule = check(call, header, OBJECT_RULES);
		return DEFAULT.equals(rule) ? null : rule;
	}

	private static @Nullable String check(Call call, String header, Set<String> known) {
		String rule = call.header(header);
		if (rule == null || rule.isEmpty()) {
			return null;
		}
		if (!known.contains(rule)) {
			throw Errors.invalidArgument("The access rule has to be one of " + String.join(", ", known) + ".", header,
					rule);
		}
		Bucket bucket = call.store().bucket(call.bucketName());
		if (isPublic(rule) && bucket != null && isBlocked(bucket.info())) {
			throw Errors.accessDenied("Put public acl is not allowed: public access of the bucket is blocked.");
		}
		return rule;
	}

	private static boolean isBlocked(BucketInfo bucket) {
		return bucket.settings().getOrDefault(BLOCK, "").contains("<BlockPublicAccess>true</BlockPublicAccess>");
	}

}
