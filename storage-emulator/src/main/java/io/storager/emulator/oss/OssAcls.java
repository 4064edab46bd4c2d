package io.storager.emulator.oss;

import java.io.IOException;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.AccessRules;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Tells and changes the access rules of buckets and objects. */
final class OssAcls {

	static final String BUCKET_HEADER = "x-oss-acl";

	void register(Routes routes) {
		routes.addSub(Level.BUCKET, "GET", "acl", (call) -> rule(Reply.of(200), call.bucket().info().acl()));
		routes.addSub(Level.BUCKET, "PUT", "acl", this::putBucket).taking(Set.of(BUCKET_HEADER));
		routes.addSub(Level.OBJECT, "GET", "acl", this::getObject, "versionId");
		routes.addSub(Level.OBJECT, "PUT", "acl", this::putObject, "versionId").taking(Set.of(OssDraft.ACL));
	}

	private Reply putBucket(Call call) throws IOException {
		call.bucket();
		String acl = AccessRules.ofBucket(call, BUCKET_HEADER);
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
		String acl = AccessRules.ofObject(call, OssDraft.ACL);
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
