package io.storager.emulator.cos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.service.AccessRules;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.XmlElement;
import org.jspecify.annotations.Nullable;

/** Reads the access rule that a request wants, out of its headers or its document. */
final class CosAclReader {

	/** The rules of buckets. */
	static final CosAclReader BUCKET = new CosAclReader(
			List.of(CosGrants.PRIVATE, "public-read", "public-read-write", "authenticated-read"),
			CosHeaders.BUCKET_GRANTS);

	/** The rules of objects. Who may write one is a matter of its bucket. */
	static final CosAclReader OBJECT = new CosAclReader(List.of(AccessRules.DEFAULT, CosGrants.PRIVATE, "public-read",
			"authenticated-read", "bucket-owner-read", "bucket-owner-full-control"), CosHeaders.OBJECT_GRANTS);

	/** The vendor's client for Java writes {@code uin} where the documents have id. */
	private static final Pattern GRANTEE = Pattern.compile("\\s*(id|uin|uri)=\"([^\"]*)\"\\s*");

	private final List<String> names;

	private final Map<String, String> permissions;

	private CosAclReader(List<String> names, Set<String> headers) {
		this.names = names;
		Map<String, String> byHeader = new LinkedHashMap<>();
		for (String permission : List.of("READ", "WRITE", "READ_ACP", "WRITE_ACP", CosGrants.FULL_CONTROL)) {
			String header = CosHeaders.grant(permission);
			if (headers.contains(header)) {
				byHeader.put(header, permission);
			}
		}
		this.permissions = byHeader;
	}

	/**
	 * Read the headers: the name of a rule, and what is granted beside it.
	 * @return the rule as it is kept, or {@code null} if they say nothing
	 */
	@Nullable String read(Call call) {
		String name = AccessRules.canned(call, CosDraft.ACL, this.names);
		List<CosGrants.Grant> grants = new ArrayList<>();
		boolean granted = false;
		for (Map.Entry<String, String> header : this.permissions.entrySet()) {
			String value = call.header(header.getKey());
			if (value != null && !value.isBlank()) {
				granted = true;
				grants.addAll(grants(header.getKey(), header.getValue(), value));
			}
		}
		return granted ? CosGrants.of((name != null) ? name : CosGrants.PRIVATE).and(grants).rule() : name;
	}

	private static List<CosGrants.Grant> grants(String header, String permission, String value) {
		List<CosGrants.Grant> grants = new ArrayList<>();
		for (String part : value.split(",", -1)) {
			Matcher grantee = GRANTEE.matcher(part);
			if (!grantee.matches()) {
				throw Errors.invalidArgument("Grantees have to be written as id=\"...\", with commas between them.",
						header, value);
			}
			grants.add(grantee.group(1).equals("uri") ? CosGrants.Grant.toGroup(permission, grantee.group(2))
					: CosGrants.Grant.toAccount(permission, grantee.group(2)));
		}
		return grants;
	}

	/**
	 * Read a document.
	 * @return the rule as it is kept
	 */
	String read(byte[] document) {
		XmlElement list = XmlElement.read(document, "AccessControlPolicy").child("AccessControlList");
		if (list == null) {
			throw Errors.malformedXml();
		}
		return CosGrants.of(CosGrants.PRIVATE).and(list.all("Grant").stream().map(this::grant).toList()).rule();
	}

	private CosGrants.Grant grant(XmlElement grant) {
		XmlElement grantee = grant.child("Grantee");
		String permission = grant.textOf("Permission");
		if (grantee == null || permission == null) {
			throw Errors.malformedXml();
		}
		if (!this.permissions.containsValue(permission)) {
			throw Errors.invalidArgument(
					"The permission has to be one of " + String.join(", ", this.permissions.values()) + ".",
					"Permission", permission);
		}
		String group = grantee.textOf("URI");
		String id = grantee.textOf("ID");
		if (group == null && id == null) {
			throw Errors.malformedXml();
		}
		return (group != null) ? CosGrants.Grant.toGroup(permission, group)
				: CosGrants.Grant.toAccount(permission, String.valueOf(id));
	}

}
