package io.storager.emulator.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The standard headers that an object keeps, and those a read may override. */
public final class StandardHeaders {

	private static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";

	private static final List<String> KEPT = List.of("Content-Type", "Cache-Control", "Content-Disposition",
			"Content-Encoding", "Content-Language", "Expires");

	/** The query parameters that override a header of the answer, by name. */
	private static final Map<String, String> OVERRIDES = Map.of("response-content-type", "Content-Type",
			"response-cache-control", "Cache-Control", "response-content-disposition", "Content-Disposition",
			"response-content-encoding", "Content-Encoding", "response-content-language", "Content-Language",
			"response-expires", "Expires");

	private StandardHeaders() {
	}

	/** Return the names of the query parameters that override. */
	public static Set<String> overrides() {
		return OVERRIDES.keySet();
	}

	/** Read what an object shall keep; an empty header keeps nothing. */
	public static Map<String, String> of(Call call) {
		Map<String, String> kept = new LinkedHashMap<>();
		kept.put("Content-Type", DEFAULT_CONTENT_TYPE);
		for (String name : KEPT) {
			String value = call.header(name);
			if (value != null && !value.isBlank()) {
				kept.put(name, value);
			}
		}
		// The transfer's own coding, which ended with the transfer.
		kept.computeIfPresent("Content-Encoding", (name, value) -> value.equals("aws-chunked") ? null : value);
		return kept;
	}

	/** Return the kept headers as this read wants to see them. */
	public static Map<String, String> overridden(Call call, Map<String, String> kept) {
		Map<String, String> answered = new LinkedHashMap<>(kept);
		OVERRIDES.forEach((parameter, header) -> {
			String value = call.query().get(parameter);
			if (value != null) {
				answered.put(header, value);
			}
		});
		return answered;
	}

}
