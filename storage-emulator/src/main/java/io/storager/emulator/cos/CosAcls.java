package io.storager.emulator.cos;

import java.io.IOException;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.AccessRules;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.Upload;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Tells and changes the access rules of buckets and objects. There is one account: what
 * is granted to others is kept and told, and what is granted to everybody is acted on.
 */
final class CosAcls {

	private static final Set<String> HEADER = Set.of(CosDraft.ACL);

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	void register(Routes routes) {
		routes.addSub(Level.BUCKET, "GET", "acl", (call) -> rule(Reply.of(200), call.bucket().info().acl()))
			.open(Access.READ_BUCKET_RULE);
		routes.addSub(Level.BUCKET, "PUT", "acl", this::putBucket)
			.taking(HEADER, CosHeaders.BUCKET_GRANTS)
			.open(Access.WRITE_BUCKET_RULE);
		// Both are documented to take no parameter: the rule is that of the latest
		// version.
		routes.addSub(Level.OBJECT, "GET", "acl", this::getObject).open(Access.READ_OBJECT_RULE);
		routes.addSub(Level.OBJECT, "PUT", "acl", this::putObject)
			.taking(HEADER, CosHeaders.OBJECT_GRANTS)
			.open(Access.WRITE_OBJECT_RULE);
	}

	/** Return an object's own rule, which is none if it is its bucket's. */
	static @Nullable String own(@Nullable String rule) {
		return AccessRules.DEFAULT.equals(rule) ? null : rule;
	}

	private Reply putBucket(Call call) throws IOException {
		call.bucket();
		String rule = wanted(call, CosAclReader.BUCKET, CosAclReader.BUCKET.read(call));
		call.bucket().update((info) -> info.withAcl(rule));
		return Reply.of(200);
	}

	private Reply getObject(Call call) {
		StoredObject object = call.object();
		return rule(Versions.tell(Reply.of(200), call, object), object.acl());
	}

	private Reply putObject(Call call) throws IOException {
		StoredObject object = call.object();
		String header = CosAclReader.OBJECT.read(call);
		if (header == null && call.headers().has(CosDraft.ACL)) {
			header = AccessRules.DEFAULT;
		}
		String rule = own(wanted(call, CosAclReader.OBJECT, header));
		call.bucket().describe(object, (current) -> current.withAcl(rule));
		return Versions.tell(Reply.of(200), call, object);
	}

	private static String wanted(Call call, CosAclReader reader, @Nullable String header) throws IOException {
		byte[] document = Upload.document(call, MAX_DOCUMENT_BYTES);
		if (header == null) {
			return reader.read(document);
		}
		if (document.length > 0) {
			throw Errors.invalidArgument("The access rule comes in headers or in the body, not in both.");
		}
		return header;
	}

	private static Reply rule(Reply reply, @Nullable String acl) {
		String rule = (acl != null) ? acl : AccessRules.DEFAULT;
		return reply.header(CosDraft.ACL, CosGrants.isName(rule) ? rule : null)
			.xml(Xml.document("AccessControlPolicy", (xml) -> {
				CosBuckets.owner(xml);
				CosGrants.of(rule).write(xml);
			}));
	}

}
