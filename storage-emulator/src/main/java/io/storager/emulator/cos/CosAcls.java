package io.storager.emulator.cos;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.AccessRules;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.service.XmlElement;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Tells and changes the access rules of buckets and objects. There is one account, so
 * what can be granted is granted to everybody.
 */
final class CosAcls {

	private static final String HEADER = CosDraft.ACL;

	private static final String EVERYBODY = "http://cam.qcloud.com/groups/global/AllUsers";

	private static final String ANYONE = "qcs::cam::anyone:anyone";

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	void register(Routes routes) {
		routes.addSub(Level.BUCKET, "GET", "acl", (call) -> rule(Reply.of(200), call.bucket().info().acl()));
		routes.addSub(Level.BUCKET, "PUT", "acl", this::putBucket).taking(Set.of(HEADER));
		routes.addSub(Level.OBJECT, "GET", "acl", this::getObject, "versionId");
		routes.addSub(Level.OBJECT, "PUT", "acl", this::putObject, "versionId").taking(Set.of(HEADER));
	}

	private Reply putBucket(Call call) throws IOException {
		call.bucket();
		byte[] document = Upload.document(call, MAX_DOCUMENT_BYTES);
		String header = AccessRules.ofBucket(call, HEADER);
		String acl = (header != null) ? header : ruleOf(document);
		call.bucket().update((info) -> info.withAcl(acl));
		return Reply.of(200);
	}

	private Reply getObject(Call call) {
		StoredObject object = call.object();
		return rule(Versions.tell(Reply.of(200), call, object), object.acl());
	}

	private Reply putObject(Call call) throws IOException {
		StoredObject object = call.object();
		byte[] document = Upload.document(call, MAX_DOCUMENT_BYTES);
		String acl = call.headers().has(HEADER) ? AccessRules.ofObject(call, HEADER) : ruleOf(document);
		call.bucket().describe(object, (current) -> current.withAcl(acl));
		return Versions.tell(Reply.of(200), call, object);
	}

	private static String ruleOf(byte[] document) {
		XmlElement list = XmlElement.read(document, "AccessControlPolicy").child("AccessControlList");
		if (list == null) {
			throw Errors.malformedXml();
		}
		String rule = "private";
		for (XmlElement grant : list.all("Grant")) {
			XmlElement grantee = grant.child("Grantee");
			String permission = grant.textOf("Permission");
			if (grantee == null || permission == null) {
				throw Errors.malformedXml();
			}
			if (EVERYBODY.equals(grantee.textOf("URI")) || ANYONE.equals(grantee.textOf("ID"))) {
				boolean reads = permission.equals("READ") && !rule.equals("public-read-write");
				rule = reads ? "public-read" : "public-read-write";
			}
			else if (!CosBuckets.OWNER_ID.equals(grantee.textOf("ID"))) {
				throw Errors.notImplemented("a grant to another account");
			}
		}
		return rule;
	}

	private static Reply rule(Reply reply, @Nullable String acl) {
		String rule = (acl != null) ? acl : AccessRules.DEFAULT;
		return reply.header(HEADER, rule).xml(Xml.document("AccessControlPolicy", (xml) -> {
			CosBuckets.owner(xml);
			xml.element("AccessControlList", (list) -> {
				grant(list, "FULL_CONTROL",
						(grantee) -> grantee.type("CanonicalUser")
							.element("ID", CosBuckets.OWNER_ID)
							.element("DisplayName", CosBuckets.OWNER_ID));
				if (rule.startsWith("public-")) {
					grant(list, "READ", CosAcls::everybody);
				}
				if (rule.equals("public-read-write")) {
					grant(list, "WRITE", CosAcls::everybody);
				}
			});
		}));
	}

	private static void everybody(Xml grantee) {
		grantee.type("Group").element("URI", EVERYBODY);
	}

	private static void grant(Xml list, String permission, Consumer<Xml> grantee) {
		list.element("Grant", (grant) -> grant.element("Grantee", grantee).element("Permission", permission));
	}

}
