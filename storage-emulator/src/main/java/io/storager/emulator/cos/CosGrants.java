package io.storager.emulator.cos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Permission;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Xml;

/**
 * An access rule as what it grants to others than the owner, who may do everything
 * anyway. Groups and permissions are those of the vendor's document 436/30583.
 *
 * @param grants what is granted, in the order it was
 */
record CosGrants(Set<Grant> grants) {

	static final String FULL_CONTROL = "FULL_CONTROL";

	/** The group of all who ask, signed or not. */
	static final String EVERYBODY = "http://cam.qcloud.com/groups/global/AllUsers";

	/** The group of all who sign, which is the owner here. */
	static final String SIGNERS = "http://cam.qcloud.com/groups/global/AuthenticatedUsers";

	static final String PRIVATE = "private";

	/** What one rule can grant at most. */
	private static final int MOST = 100;

	private static final Set<Grant> READ = Set.of(new Grant("READ", EVERYBODY));

	/**
	 * What the names of rules mean. The owner of a bucket has made all its objects here,
	 * and needs no grant.
	 */
	private static final Map<String, Set<Grant>> CANNED = Map.of(PRIVATE, Set.of(), "default", Set.of(),
			"bucket-owner-read", Set.of(), "bucket-owner-full-control", Set.of(), "public-read", READ,
			"authenticated-read", Set.of(new Grant("READ", SIGNERS)), "public-read-write",
			new LinkedHashSet<>(List.of(new Grant("READ", EVERYBODY), new Grant("WRITE", EVERYBODY))));

	/** The names that a list of grants has as well, if it grants just the same. */
	private static final List<String> NAMES = List.of(PRIVATE, "public-read", "public-read-write",
			"authenticated-read");

	/** Read a rule as it is kept. */
	static CosGrants of(String rule) {
		Set<Grant> canned = CANNED.get(rule);
		if (canned != null) {
			return new CosGrants(canned);
		}
		Set<Grant> grants = new LinkedHashSet<>();
		for (String grant : rule.split(",", -1)) {
			int space = grant.indexOf(' ');
			grants.add(new Grant(grant.substring(0, space), grant.substring(space + 1)));
		}
		return new CosGrants(grants);
	}

	/** Return this with more; what is granted to the owner changes nothing. */
	CosGrants and(Collection<Grant> more) {
		Set<Grant> all = new LinkedHashSet<>(this.grants);
		more.stream().filter((grant) -> !grant.grantee().equals(CosBuckets.OWNER_ID)).forEach(all::add);
		if (all.size() > MOST) {
			throw new ServiceException(400, "AttachmentFull", "An access rule has " + MOST + " grants at most.");
		}
		return new CosGrants(all);
	}

	/** Return the rule as it is kept: a name, or else the grants. */
	String rule() {
		for (String name : NAMES) {
			if (of(name).grants.equals(this.grants)) {
				return name;
			}
		}
		return this.grants.stream()
			.map((grant) -> grant.permission() + " " + grant.grantee())
			.collect(Collectors.joining(","));
	}

	/** Return whether a rule is kept under its name, which answers tell as well. */
	static boolean isName(String rule) {
		return CANNED.containsKey(rule);
	}

	boolean letsEverybody(Permission permission) {
		return this.grants.contains(new Grant(permission.name(), EVERYBODY))
				|| this.grants.contains(new Grant(FULL_CONTROL, EVERYBODY));
	}

	/** Write the list, the owner's grant first. */
	void write(Xml xml) {
		List<Grant> all = new ArrayList<>();
		all.add(new Grant(FULL_CONTROL, CosBuckets.OWNER_ID));
		all.addAll(this.grants);
		xml.element("AccessControlList", (list) -> all.forEach((grant) -> list.element("Grant", grant::write)));
	}

	/**
	 * A permission that somebody has.
	 *
	 * @param permission the permission, in the vendor's words
	 * @param grantee the id of an account, or the address of a group
	 */
	record Grant(String permission, String grantee) {

		private static final String ANYBODY = "qcs::cam::anyone:anyone";

		/**
		 * Make a grant to an account; a main account may be named by its number alone.
		 */
		static Grant toAccount(String permission, String id) {
			if (id.equals(ANYBODY)) {
				return new Grant(permission, EVERYBODY);
			}
			if (id.matches("[0-9]+(/[0-9]+)?")) {
				int slash = id.indexOf('/');
				String main = (slash < 0) ? id : id.substring(0, slash);
				return new Grant(permission, "qcs::cam::uin/" + main + ":uin/" + id.substring(slash + 1));
			}
			if (!id.matches("qcs::cam::uin/[0-9]+:uin/[0-9]+")) {
				throw Errors.invalidArgument("The grantee is no account.", "ID", id);
			}
			return new Grant(permission, id);
		}

		/** Make a grant to a group. */
		static Grant toGroup(String permission, String address) {
			if (!address.equals(EVERYBODY) && !address.equals(SIGNERS)) {
				throw Errors.invalidArgument("The grantee is no group.", "URI", address);
			}
			return new Grant(permission, address);
		}

		private void write(Xml xml) {
			boolean group = this.grantee.startsWith("http");
			xml.element("Grantee", (element) -> {
				element.type(group ? "Group" : "CanonicalUser").element(group ? "URI" : "ID", this.grantee);
				element.element("DisplayName", group ? null : this.grantee);
			}).element("Permission", this.permission);
		}

	}

}
