package io.storager.cos;

import java.util.Map;

import com.qcloud.cos.internal.CosServiceRequest;

/** Requests that must not overwrite an object; the SDK has no option for it. */
final class CosOverwrites {

	private static final String HEADER = "x-cos-forbid-overwrite";

	private CosOverwrites() {
	}

	static void apply(CosServiceRequest request, boolean forbid) {
		if (forbid) {
			request.putCustomRequestHeader(HEADER, "true");
		}
	}

	static boolean forbidden(CosServiceRequest request) {
		Map<String, String> headers = request.getCustomRequestHeaders();
		return headers != null && headers.containsKey(HEADER);
	}

}
