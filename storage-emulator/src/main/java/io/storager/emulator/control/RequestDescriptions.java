package io.storager.emulator.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.storager.emulator.http.QueryString;
import io.storager.emulator.traffic.AnsweredRequest;
import io.storager.emulator.traffic.SecretMask;
import io.storager.emulator.traffic.WireRequest;
import org.jspecify.annotations.Nullable;

/** Requests and their answers as JSON, secrets masked. */
final class RequestDescriptions {

	private static final List<String> FILTERS = List.of("protocol", "method", "bucket", "key", "status");

	private static final String LIMIT = "limit";

	private RequestDescriptions() {
	}

	/** Describe the latest that the query asks for, the oldest of them first. */
	static List<Map<String, @Nullable Object>> of(List<AnsweredRequest> answers, QueryString query) {
		for (String name : query.names()) {
			if (!FILTERS.contains(name) && !name.equals(LIMIT)) {
				throw ControlException.badRequest(
						"'" + name + "' is unknown here; known are " + String.join(", ", FILTERS) + ", " + LIMIT);
			}
		}
		Predicate<Map<String, @Nullable Object>> filter = (description) -> FILTERS.stream()
			.allMatch((name) -> !query.has(name) || String.valueOf(description.get(name)).equals(query.get(name, "")));
		List<Map<String, @Nullable Object>> found = new ArrayList<>();
		answers.stream().map(RequestDescriptions::describe).filter(filter).forEach(found::add);
		int limit = limit(query.get(LIMIT, "1000"));
		return found.subList(Math.max(0, found.size() - limit), found.size());
	}

	private static int limit(String text) {
		try {
			int limit = Integer.parseInt(text);
			if (limit > 0) {
				return limit;
			}
		}
		catch (NumberFormatException ex) {
			// falls through to the message for any value that is none
		}
		throw ControlException.badRequest("'limit' has to be a positive number, not '" + text + "'");
	}

	private static Map<String, @Nullable Object> describe(AnsweredRequest answer) {
		WireRequest request = answer.request();
		SecretMask mask = SecretMask.of(request);
		Map<String, @Nullable Object> description = new LinkedHashMap<>();
		description.put("arrived", answer.arrived());
		description.put("protocol", request.protocol());
		description.put("method", request.method());
		description.put("bucket", request.bucket());
		description.put("key", request.key());
		Map<String, Object> query = new LinkedHashMap<>();
		request.query().forEach((name, value) -> query.put(name, mask.value(name, value)));
		description.put("query", query);
		Map<String, Object> headers = new LinkedHashMap<>();
		request.headers().forEach((name, values) -> headers.put(name, mask.value(name, String.join(", ", values))));
		description.put("headers", headers);
		description.put("status", answer.status());
		description.put("error", answer.errorCode());
		description.put("message", answer.errorMessage());
		description.put("details", answer.errorDetails());
		description.put("bytesReceived", answer.bytesReceived());
		description.put("bytesSent", answer.bytesSent());
		description.put("millis", answer.duration().toMillis());
		description.put("abort", answer.abort());
		return description;
	}

}
