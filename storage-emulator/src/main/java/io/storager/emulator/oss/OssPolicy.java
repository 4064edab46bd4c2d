package io.storager.emulator.oss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.storager.emulator.service.AccessRules;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.Level;
import io.storager.emulator.service.policy.Condition;
import io.storager.emulator.service.policy.Operator;
import io.storager.emulator.service.policy.PolicyLanguage;
import io.storager.emulator.service.policy.PolicyReader;
import io.storager.emulator.service.policy.PolicyRequest;
import io.storager.emulator.service.policy.Principals;
import io.storager.emulator.service.policy.Statement;
import io.storager.emulator.service.policy.Wildcards;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * The policies of OSS buckets, as <a href=
 * "https://www.alibabacloud.com/help/en/oss/user-guide/authorization-syntax-and-elements">
 * their syntax</a> is documented.
 */
final class OssPolicy implements PolicyLanguage {

	private static final String VERSION = "1";

	private static final String EVERYBODY = "*";

	private static final Map<String, Operator> OPERATORS = Map.ofEntries(
			Map.entry("StringEquals", Operator.STRING_EQUAL), Map.entry("StringNotEquals", Operator.STRING_EQUAL),
			Map.entry("StringEqualsIgnoreCase", Operator.STRING_EQUAL_IGNORE_CASE),
			Map.entry("StringNotEqualsIgnoreCase", Operator.STRING_EQUAL_IGNORE_CASE),
			Map.entry("StringLike", Operator.STRING_LIKE), Map.entry("StringNotLike", Operator.STRING_LIKE),
			Map.entry("NumericEquals", Operator.NUMERIC_EQUAL), Map.entry("NumericNotEquals", Operator.NUMERIC_EQUAL),
			Map.entry("NumericLessThan", Operator.NUMERIC_LESS),
			Map.entry("NumericLessThanEquals", Operator.NUMERIC_LESS_OR_EQUAL),
			Map.entry("NumericGreaterThan", Operator.NUMERIC_GREATER),
			Map.entry("NumericGreaterThanEquals", Operator.NUMERIC_GREATER_OR_EQUAL),
			Map.entry("DateEquals", Operator.DATE_EQUAL), Map.entry("DateNotEquals", Operator.DATE_EQUAL),
			Map.entry("DateLessThan", Operator.DATE_LESS), Map.entry("DateLessThanEquals", Operator.DATE_LESS_OR_EQUAL),
			Map.entry("DateGreaterThan", Operator.DATE_GREATER),
			Map.entry("DateGreaterThanEquals", Operator.DATE_GREATER_OR_EQUAL), Map.entry("Bool", Operator.BOOL),
			Map.entry("IpAddress", Operator.IP), Map.entry("NotIpAddress", Operator.IP));

	/** The operations on buckets whose actions are not named after their sub-resource. */
	private static final Map<String, String> BUCKET_ACTIONS = Map.of("GET ", "ListObjects", "HEAD ", "GetBucketInfo",
			"PUT ", "PutBucket", "DELETE ", "DeleteBucket", "POST ", "PutObject", "POST delete", "DeleteObject",
			"GET uploads", "ListMultipartUploads", "GET versions", "ListObjectVersions", "GET bucketInfo",
			"GetBucketInfo", "GET requestPayment", "GetBucketRequestPayment");

	private static final Map<String, String> OBJECT_ACTIONS = Map.ofEntries(Map.entry("GET ", "GetObject"),
			Map.entry("HEAD ", "GetObject"), Map.entry("PUT ", "PutObject"), Map.entry("DELETE ", "DeleteObject"),
			Map.entry("GET objectMeta", "GetObject"), Map.entry("HEAD objectMeta", "GetObject"),
			Map.entry("GET symlink", "GetObject"), Map.entry("PUT symlink", "PutObject"),
			Map.entry("POST append", "PutObject"), Map.entry("POST uploads", "PutObject"),
			Map.entry("PUT uploadId", "PutObject"), Map.entry("POST uploadId", "PutObject"),
			Map.entry("GET uploadId", "ListParts"), Map.entry("DELETE uploadId", "AbortMultipartUpload"),
			Map.entry("POST restore", "RestoreObject"), Map.entry("GET acl", "GetObjectAcl"),
			Map.entry("PUT acl", "PutObjectAcl"), Map.entry("GET tagging", "GetObjectTagging"),
			Map.entry("PUT tagging", "PutObjectTagging"), Map.entry("DELETE tagging", "DeleteObjectTagging"));

	/** What has an action of its own when it is done to a version. */
	private static final Set<String> VERSIONED = Set.of("GetObject", "DeleteObject", "RestoreObject", "GetObjectAcl",
			"PutObjectAcl", "GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging");

	@Override
	public List<Statement> read(byte[] document, BucketInfo bucket) {
		Map<String, @Nullable Object> policy = PolicyReader.document(document, UnaryOperator.identity());
		PolicyReader.checkNames(policy, Set.of("Version", "Statement"));
		if (!VERSION.equals(policy.get("Version"))) {
			throw PolicyReader.malformed("its version has to be \"" + VERSION + "\"");
		}
		List<Statement> statements = new ArrayList<>();
		for (Object element : PolicyReader.statements(policy.get("Statement"))) {
			statements.add(statement(PolicyReader.members(element, "a statement", UnaryOperator.identity()), bucket));
		}
		return List.copyOf(statements);
	}

	private static Statement statement(Map<String, @Nullable Object> members, BucketInfo bucket) {
		PolicyReader.checkNames(members, Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition"));
		if (!members.containsKey("Principal")) {
			throw PolicyReader.malformed("the principal is missing");
		}
		List<Condition> conditions = PolicyReader.conditions(members.get("Condition"), OssPolicy::condition);
		List<String> resources = PolicyReader.someTexts(members.get("Resource"), "the resource");
		resources.forEach((resource) -> checkResource(resource, bucket));
		List<String> actions = PolicyReader.someTexts(members.get("Action"), "the action");
		for (String action : actions) {
			if (!action.equals("*") && !action.startsWith("oss:")) {
				throw PolicyReader.malformed("there is no action " + action);
			}
		}
		return new Statement(PolicyReader.allows(members.get("Effect"), "Allow", "Deny"),
				principals(members.get("Principal"), !conditions.isEmpty()), actions, resources, conditions);
	}

	/** Without a condition, everybody is everybody but the owner. */
	private static Principals principals(@Nullable Object value, boolean conditional) {
		List<String> names = PolicyReader.texts(value, "the principal");
		boolean everybody = names.isEmpty() || names.contains(EVERYBODY);
		return new Principals(names.contains(OssBuckets.OWNER_ID) || (everybody && conditional), everybody);
	}

	private static Condition condition(String name, String key, List<String> values) {
		Operator operator = OPERATORS.get(name);
		if (operator == null) {
			throw new IllegalArgumentException("there is no condition operator " + name);
		}
		return new Condition(operator, name.contains("Not"), false, key, values);
	}

	private static void checkResource(String resource, BucketInfo bucket) {
		String[] parts = resource.split(":", 5);
		String name = (parts.length == 5) ? parts[4].replaceFirst("/.*", "") : "";
		if (!resource.startsWith("acs:oss:") || !Wildcards.match(name, bucket.name())) {
			throw PolicyReader.malformed("the resource " + resource + " is not the bucket or in it");
		}
	}

	/** Refuse to open to everybody what has to stay closed. */
	static void check(Call call, List<Statement> statements) {
		boolean opens = statements.stream()
			.anyMatch((statement) -> statement.allows() && statement.principals().strangers()
					&& statement.conditions().isEmpty());
		if (opens && AccessRules.isBlocked(call.bucket().info())) {
			throw Errors
				.accessDenied("Put public bucket policy is not allowed: public access of the bucket is blocked.");
		}
	}

	@Override
	public String action(Call call, Level level, String method, String subResource) {
		String operation = method + " " + subResource;
		if (level == Level.OBJECT) {
			String action = OBJECT_ACTIONS.getOrDefault(operation, verb(method) + "Object" + capital(subResource));
			boolean version = call.versionId() != null && VERSIONED.contains(action);
			return "oss:" + (version ? action.replace("Object", "ObjectVersion") : action);
		}
		return "oss:" + BUCKET_ACTIONS.getOrDefault(operation, verb(method) + "Bucket" + capital(subResource));
	}

	private static String verb(String method) {
		return switch (method) {
			case "GET", "HEAD" -> "Get";
			case "DELETE" -> "Delete";
			default -> "Put";
		};
	}

	private static String capital(String name) {
		return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	@Override
	public String reading() {
		return "oss:GetObject";
	}

	@Override
	public String posting() {
		return "oss:PutObject";
	}

	@Override
	public String deleting() {
		return "oss:DeleteObject";
	}

	@Override
	public PolicyRequest request(Call call, String action, BucketInfo bucket) {
		String key = call.address().key();
		String resource = "acs:oss:" + bucket.location() + ":" + OssBuckets.OWNER_ID + ":" + bucket.name()
				+ ((key != null) ? "/" + key : "");
		return new PolicyRequest(call.isSigned(), action, List.of(resource), (name) -> value(call, name));
	}

	/** A request from the emulator's own machine is in no virtual network. */
	private static @Nullable String value(Call call, String name) {
		if (name.startsWith("oss:ExistingObjectTag/")) {
			String key = call.address().key();
			StoredObject object = (key != null) ? call.bucket().get(key) : null;
			return (object != null) ? object.tags().get(name.substring(name.indexOf('/') + 1)) : null;
		}
		return switch (name) {
			case "acs:SourceIp" -> call.exchange().remoteAddress();
			case "acs:SecureTransport" -> String.valueOf(call.exchange().isSecure());
			case "acs:UserAgent" -> call.header("User-Agent");
			case "acs:CurrentTime" -> HttpDates.iso(call.now());
			case "oss:Prefix" -> call.query().get("prefix");
			case "oss:Delimiter" -> call.query().get("delimiter");
			case "oss:x-oss-acl" -> call.header("x-oss-acl");
			case "oss:x-oss-object-acl" -> call.header(OssDraft.ACL);
			default -> null;
		};
	}

}
