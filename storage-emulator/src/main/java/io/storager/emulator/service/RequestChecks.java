package io.storager.emulator.service;

import java.util.Map;
import java.util.Set;

/** What no service lets pass, whatever the operation. */
final class RequestChecks {

	/** Headers whose second value a service could only ignore. */
	private static final Set<String> SINGLE = Set.of("authorization", "content-length", "content-md5", "content-type",
			"date", "host", "range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since");

	private RequestChecks() {
	}

	static void check(Call call) {
		String duplicate = call.query().duplicate();
		if (duplicate != null) {
			throw Errors.invalidArgument("Duplicate query parameter.", duplicate, call.query().get(duplicate, ""));
		}
		for (Map.Entry<String, ?> header : call.headers().asMap().entrySet()) {
			String name = header.getKey();
			if (call.headers().isRepeated(name)
					&& (SINGLE.contains(name) || name.startsWith("x-oss-") || name.startsWith("x-cos-"))) {
				throw Errors.invalidArgument("Duplicate header.", name, "");
			}
		}
	}

}
