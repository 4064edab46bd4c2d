package io.storager.emulator.cos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.storager.emulator.service.Call;
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
import org.jspecify.annotations.Nullable;

/**
 * The policies of COS buckets, as
 * <a href="https://www.tencentcloud.com/document/product/436/18023">their language</a> is
 * documented.
 */
final class CosPolicy implements PolicyLanguage {

	private static final String VERSION = "2.0";

	private static final String ANYONE = "qcs::cam::anyone:anyone";

	private static final String ANONYMOUS = "qcs::cam::anonymous:anonymous";

	private static final String IF_EXIST = "_if_exist";

	private static final Map<String, Operator> OPERATORS = Map.ofEntries(
			Map.entry("string_equal", Operator.STRING_EQUAL), Map.entry("string_not_equal", Operator.STRING_EQUAL),
			Map.entry("string_equal_ignore_case", Operator.STRING_EQUAL_IGNORE_CASE),
			Map.entry("string_not_equal_ignore_case", Operator.STRING_EQUAL_IGNORE_CASE),
			Map.entry("string_like", Operator.STRING_LIKE), Map.entry("string_not_like", Operator.STRING_LIKE),
			Map.entry("numeric_equal", Operator.NUMERIC_EQUAL), Map.entry("numeric_not_equal", Operator.NUMERIC_EQUAL),
			Map.entry("numeric_less_than", Operator.NUMERIC_LESS),
			Map.entry("numeric_less_than_equal", Operator.NUMERIC_LESS_OR_EQUAL),
			Map.entry("numeric_greater_than", Operator.NUMERIC_GREATER),
			Map.entry("numeric_greater_than_equal", Operator.NUMERIC_GREATER_OR_EQUAL),
			Map.entry("date_equal", Operator.DATE_EQUAL), Map.entry("date_not_equal", Operator.DATE_EQUAL),
			Map.entry("date_less_than", Operator.DATE_LESS),
			Map.entry("date_less_than_equal", Operator.DATE_LESS_OR_EQUAL),
			Map.entry("date_greater_than", Operator.DATE_GREATER),
			Map.entry("date_greater_than_equal", Operator.DATE_GREATER_OR_EQUAL),
			Map.entry("bool_equal", Operator.BOOL), Map.entry("ip_equal", Operator.IP),
			Map.entry("ip_not_equal", Operator.IP));

	private static final Map<String, String> BUCKET_ACTIONS = Map.of("GET ", "GetBucket", "HEAD ", "HeadBucket", "PUT ",
			"PutBucket", "DELETE ", "DeleteBucket", "POST ", "PostObject", "POST delete", "DeleteMultipleObjects",
			"GET uploads", "ListMultipartUploads", "GET versions", "GetBucketObjectVersions", "GET acl", "GetBucketACL",
			"PUT acl", "PutBucketACL");

	private static final Map<String, String> OBJECT_ACTIONS = Map.ofEntries(Map.entry("GET ", "GetObject"),
			Map.entry("HEAD ", "HeadObject"), Map.entry("PUT ", "PutObject"), Map.entry("DELETE ", "DeleteObject"),
			Map.entry("GET symlink", "GetSymlink"), Map.entry("PUT symlink", "PutSymlink"),
			Map.entry("POST append", "AppendObject"), Map.entry("POST uploads", "InitiateMultipartUpload"),
			Map.entry("PUT uploadId", "UploadPart"), Map.entry("POST uploadId", "CompleteMultipartUpload"),
			Map.entry("GET uploadId", "ListParts"), Map.entry("DELETE uploadId", "AbortMultipartUpload"),
			Map.entry("POST restore", "PostObjectRestore"), Map.entry("GET acl", "GetObjectACL"),
			Map.entry("PUT acl", "PutObjectACL"), Map.entry("GET tagging", "GetObjectTagging"),
			Map.entry("PUT tagging", "PutObjectTagging"), Map.entry("DELETE tagging", "DeleteObjectTagging"));

	/** The names of members are taken in lower case and with a capital letter. */
	private static final UnaryOperator<String> SPELLING = (name) -> name.isEmpty() ? name
			: name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);

	@Override
	public List<Statement> read(byte[] document, BucketInfo bucket) {
		Map<String, @Nullable Object> policy = PolicyReader.document(document, SPELLING);
		PolicyReader.checkNames(policy, Set.of("version", "statement", "principal"));
		if (!VERSION.equals(policy.get("version"))) {
			throw PolicyReader.malformed("its version has to be \"" + VERSION + "\"");
		}
		List<Statement> statements = new ArrayList<>();
		for (Object element : PolicyReader.statements(policy.get("statement"))) {
			Map<String, @Nullable Object> members = PolicyReader.members(element, "a statement", SPELLING);
			members.putIfAbsent("principal", policy.get("principal"));
			statements.add(statement(members, bucket));
		}
		return List.copyOf(statements);
	}

	private static Statement statement(Map<String, @Nullable Object> members, BucketInfo bucket) {
		PolicyReader.checkNames(members, Set.of("sid", "effect", "principal", "action", "resource", "condition"));
		List<String> resources = PolicyReader.someTexts(members.get("resource"), "the resource");
		resources.forEach((resource) -> checkResource(resource, bucket));
		List<String> actions = new ArrayList<>();
		for (String action : PolicyReader.someTexts(members.get("action"), "the action")) {
			String name = action.startsWith("name/") ? action.substring(5) : action;
			if (!name.equals("*") && !name.startsWith("cos:")) {
				throw PolicyReader.malformed("there is no action " + action);
			}
			actions.add(name);
		}
		Object effect = members.get("effect");
		return new Statement(
				PolicyReader.allows((effect instanceof String text) ? text.toLowerCase(Locale.ROOT) : null, "allow",
						"deny"),
				principals(members.get("principal")), List.copyOf(actions), resources,
				PolicyReader.conditions(members.get("condition"), CosPolicy::condition));
	}

	private static Principals principals(@Nullable Object value) {
		Object names = (value instanceof Map<?, ?> services) ? services.get("qcs") : value;
		List<String> all = PolicyReader.someTexts(names, "the principal");
		boolean anyone = all.contains(ANYONE) || all.contains("*");
		return new Principals(anyone || all.contains(CosBuckets.OWNER_ID), anyone || all.contains(ANONYMOUS));
	}

	private static Condition condition(String name, String key, List<String> values) {
		boolean ifPresent = name.endsWith(IF_EXIST);
		String plain = ifPresent ? name.substring(0, name.length() - IF_EXIST.length()) : name;
		Operator operator = OPERATORS.get(plain);
		if (operator == null) {
			throw new IllegalArgumentException("there is no condition operator " + name);
		}
		return new Condition(operator, plain.contains("_not_"), ifPresent, key, values);
	}

	private static void checkResource(String resource, BucketInfo bucket) {
		String[] parts = resource.split(":", 6);
		String name = (parts.length == 6) ? parts[5].replaceFirst("/.*", "") : "";
		boolean fits = resource.startsWith("qcs:") && parts.length == 6 && parts[2].equals("cos")
				&& Wildcards.match(name, bucket.name());
		if (!fits && !resource.equals("*")) {
			throw PolicyReader.malformed("the resource " + resource + " is not the bucket or in it");
		}
	}

	@Override
	public String action(Call call, Level level, String method, String subResource) {
		String operation = method + " " + subResource;
		boolean part = level == Level.OBJECT && operation.equals("PUT uploadId");
		if (part && call.headers().has(CosCopy.SOURCE)) {
			return "cos:UploadPartCopy";
		}
		return "cos:" + ((level == Level.OBJECT) ? OBJECT_ACTIONS : BUCKET_ACTIONS).getOrDefault(operation,
				verb(method) + ((level == Level.OBJECT) ? "Object" : "Bucket") + name(subResource));
	}

	private static String verb(String method) {
		return switch (method) {
			case "GET", "HEAD" -> "Get";
			case "DELETE" -> "Delete";
			default -> "Put";
		};
	}

	private static String name(String subResource) {
		return switch (subResource) {
			case "" -> "";
			case "cors" -> "CORS";
			case "intelligenttiering" -> "IntelligentTiering";
			default -> subResource.substring(0, 1).toUpperCase(Locale.ROOT) + subResource.substring(1);
		};
	}

	@Override
	public String reading() {
		return "cos:GetObject";
	}

	@Override
	public String posting() {
		return "cos:PostObject";
	}

	@Override
	public String deleting() {
		return "cos:DeleteMultipleObjects";
	}

	@Override
	public PolicyRequest request(Call call, String action, BucketInfo bucket) {
		String name = bucket.name();
		String appid = name.substring(name.lastIndexOf('-') + 1);
		String key = call.address().key();
		String path = name + "/" + ((key != null) ? key : "");
		String cos = "qcs::cos:" + bucket.location();
		List<String> resources = new ArrayList<>(
				List.of(cos + ":uid/" + appid + ":" + path, cos + ":uin/" + CosBuckets.OWNER_NAME + ":" + path));
		if (key == null) {
			resources.add(cos + ":uid/" + appid + ":" + name);
		}
		return new PolicyRequest(call.isSigned(), action, resources, (condition) -> value(call, condition));
	}

	/** Most keys are the name of a header or of a parameter. */
	private static @Nullable String value(Call call, String key) {
		return switch (key) {
			case "qcs:ip" -> call.exchange().remoteAddress();
			case "qcs:current_time" -> HttpDates.iso(call.now());
			case "cos:secure-transport" -> String.valueOf(call.exchange().isSecure());
			case "cos:versionid" -> call.versionId();
			default -> {
				String name = key.startsWith("cos:") ? key.substring(4) : "";
				String header = name.isEmpty() ? null : call.header(name);
				yield (header != null || name.isEmpty()) ? header : call.query().get(name);
			}
		};
	}

}
