package io.storager.emulator.oss;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.AccessRules;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Permission;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Tells and changes the access rules of buckets and objects. */
final class OssAcls {

	private static final String BUCKET_HEADER = "x-oss-acl";

	private static final String READ_WRITE = "public-read-write";

	private static final List<String> BUCKET_RULES = List.of("private", "public-read", READ_WRITE);

	private static final List<String> OBJECT_RULES = List.of(AccessRules.DEFAULT, "private", "public-read", READ_WRITE);

	void register(Routes routes) {
		routes.addSub(Level.BUCKET, "GET", "acl", (call) -> rule(Reply.of(200), call.bucket().info().acl()));
		routes.addSub(Level.BUCKET, "PUT", "acl", this::putBucket).taking(Set.of(BUCKET_HEADER));
		routes.addSub(Level.OBJECT, "GET", "acl", this::getObject, "versionId");
		routes.addSub(Level.OBJECT, "PUT", "acl", this::putObject, "versionId").taking(Set.of(OssDraft.ACL));
	}

	/** Read the rule of a bucket; {@code null} if the request names none. */
	static @Nullable String ofBucket(Call call) {
		return AccessRules.canned(call, BUCKET_HEADER, BUCKET_RULES);
	}

	/**
	 * Read the rule of an object; {@code null} if there is none, or it is its bucket's.
	 */
	static @Nullable String ofObject(Call call) {
		String rule = AccessRules.canned(call, OssDraft.ACL, OBJECT_RULES);
		return AccessRules.DEFAULT.equals(rule) ? null : rule;
	}

	static boolean letsEverybody(String rule, Permission permission) {
		return switch (permission) {
			case READ -> rule.startsWith("public-");
			case WRITE -> rule.equals(READ_WRITE);
			case READ_ACP, WRITE_ACP -> false;
		};
	}

	private Reply putBucket(Call call) throws IOException {
		call.bucket();
		String acl = ofBucket(call);
		if (acl == null) {
			throw missing(BUCKET_HEADER);
		}
		call.bucket().update((info) -> info.withAcl(acl));
		return Reply.of(200);
	}

	private Reply getObject(Call call) {
		StoredObject object = call.object();
		return rule(Versions.tell(Reply.of(200), call, object), object.acl());
	}

	private Reply putObject(Call call) throws IOException {
		StoredObject object = call.object();
		if (!call.headers().has(OssDraft.ACL)) {
			throw missing(OssDraft.ACL);
		}
		String acl = ofObject(call);
		call.bucket().describe(object, (current) -> current.withAcl(acl));
		return Versions.tell(Reply.of(200), call, object);
	}

	private static RuntimeException missing(String header) {
		return Errors.invalidArgument("The access rule is missing.", header, "");
	}

	private static Reply rule(Reply reply, @Nullable String acl) {
		return reply.xml(Xml.document("AccessControlPolicy", (xml) -> {
			OssBuckets.owner(xml);
			xml.element("AccessControlList",
					(list) -> list.element("Grant", (acl != null) ? acl : AccessRules.DEFAULT));
		}));
	}

}
