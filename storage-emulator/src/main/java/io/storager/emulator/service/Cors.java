package io.storager.emulator.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.storager.emulator.http.Reply;
import io.storager.emulator.store.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * What pages of other origins may do, by the rules of the bucket, and if it has none by
 * {@link PagesByDefault}.
 */
public final class Cors {

	private static final String SETTING = "cors";

	private Cors() {
	}

	/** Answer what a browser asks before a request. */
	public static void register(Routes routes) {
		for (Level level : Level.values()) {
			routes.add(level, "OPTIONS", Cors::preflight).open(Access.ANYBODY).anyQuery();
		}
	}

	/**
	 * Whether a browser asks before a request. A signature in the query is that of the
	 * request that is to come, and says nothing of this one.
	 */
	static boolean isPreflight(Call call) {
		return call.method().equals("OPTIONS");
	}

	private static Reply preflight(Call call) {
		String origin = call.header("Origin");
		String method = call.header("Access-Control-Request-Method");
		if (origin == null || method == null) {
			throw Errors.invalidArgument("A preflight request needs Origin and Access-Control-Request-Method.");
		}
		List<String> headers = names(call.header("Access-Control-Request-Headers"));
		Rule rule = rule(call, origin, method, headers);
		if (rule == null && document(call) == null) {
			throw new ServiceException(403, "AccessForbidden",
					"CORSResponse: CORS is not enabled for this bucket: it has no rules (?cors).");
		}
		if (rule == null) {
			throw new ServiceException(403, "AccessForbidden",
					"CORSResponse: This CORS request is not allowed. This is usually because the evaluation of Origin, "
							+ "request method / Access-Control-Request-Method or Access-Control-Request-Headers are "
							+ "not whitelisted by the resource's CORS spec.");
		}
		return allow(Reply.of(200), rule, origin)
			.header("Access-Control-Allow-Methods",
					rule.methods().contains("*") ? method : String.join(", ", rule.methods()))
			.header("Access-Control-Allow-Headers", headers.isEmpty() ? null : String.join(", ", headers))
			.header("Access-Control-Max-Age", rule.maxAge());
	}

	/** Let the page that sent the request read the answer, if the rules let it. */
	static void decorate(Call call, Reply reply) {
		String origin = call.header("Origin");
		if (origin == null || reply.header("Access-Control-Allow-Origin") != null) {
			return;
		}
		Rule rule = rule(call, origin, call.method(), List.of());
		if (rule != null && !isPreflight(call)) {
			allow(reply, rule, origin);
		}
	}

	private static Reply allow(Reply reply, Rule rule, String origin) {
		boolean everybody = rule.origins().contains("*");
		return reply.header("Access-Control-Allow-Origin", everybody ? "*" : origin)
			.header("Access-Control-Allow-Credentials", everybody ? null : "true")
			.header("Access-Control-Expose-Headers",
					rule.exposed().isEmpty() ? null : String.join(", ", rule.exposed()))
			.header("Vary", everybody ? null : "Origin");
	}

	private static @Nullable Rule rule(Call call, String origin, String method, List<String> headers) {
		String document = document(call);
		if (document == null) {
			return call.pages().allow(origin) ? Rule.everything(call.vendor().prefix()) : null;
		}
		XmlElement configuration = XmlElement.read(document.getBytes(StandardCharsets.UTF_8), "CORSConfiguration");
		return configuration.all("CORSRule")
			.stream()
			.map(Rule::of)
			.filter((rule) -> rule.allows(origin, method, headers))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String document(Call call) {
		String name = call.address().bucket();
		Bucket bucket = (name != null) ? call.store().bucket(name) : null;
		return (bucket != null) ? bucket.info().settings().get(SETTING) : null;
	}

	private static List<String> names(@Nullable String list) {
		return (list == null || list.isBlank()) ? List.of()
				: Arrays.stream(list.split(",", -1)).map(String::strip).filter((name) -> !name.isEmpty()).toList();
	}

	/**
	 * A rule.
	 *
	 * @param origins the origins, each with one asterisk at most
	 * @param methods the methods
	 * @param headers the request headers, in the same way as the origins
	 * @param exposed the headers of answers that pages may see
	 * @param maxAge how many seconds a browser may remember it
	 */
	private record Rule(List<String> origins, List<String> methods, List<String> headers, List<String> exposed,
			@Nullable String maxAge) {

		static Rule everything(String prefix) {
			List<String> exposed = List.of("ETag", "Content-Length", "Content-Range", "Date", prefix + "request-id",
					prefix + "version-id", prefix + "hash-crc64ecma", prefix + "next-append-position");
			return new Rule(List.of("*"), List.of("*"), List.of("*"), exposed, "600");
		}

		static Rule of(XmlElement rule) {
			return new Rule(texts(rule, "AllowedOrigin"), texts(rule, "AllowedMethod"), texts(rule, "AllowedHeader"),
					texts(rule, "ExposeHeader"), rule.textOf("MaxAgeSeconds"));
		}

		private static List<String> texts(XmlElement rule, String name) {
			return rule.all(name).stream().map((element) -> element.text().strip()).toList();
		}

		boolean allows(String origin, String method, List<String> wanted) {
			return this.origins.stream().anyMatch((pattern) -> matches(pattern, origin))
					&& (this.methods.contains("*") || this.methods.contains(method)
							|| (method.equals("HEAD") && this.methods.contains("GET")))
					&& wanted.stream()
						.allMatch((header) -> this.headers.stream()
							.anyMatch((pattern) -> matches(pattern.toLowerCase(Locale.ROOT),
									header.toLowerCase(Locale.ROOT))));
		}

		private static boolean matches(String pattern, String text) {
			String regex = Arrays.stream(pattern.split("\\*", -1))
				.map(Pattern::quote)
				.collect(Collectors.joining(".*"));
			return text.matches(regex);
		}

	}

}
