package io.storager.cos;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.qcloud.cos.exception.CosServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what nobody may read out of exceptions: behind a refused signature, the answer
 * repeats what was signed, the security token and a customer's key among it.
 */
final class CosSecrets {

	private static final String NAMES = "\\w*Sign\\w*|Canonical\\w*|Format\\w*";

	private static final Pattern NAME = Pattern.compile(NAMES);

	private static final Pattern ELEMENT = Pattern.compile("<(" + NAMES + ")>.*?</\\1>", Pattern.DOTALL);

	private CosSecrets() {
	}

	/** The same exception, without what was signed. */
	static CosServiceException cut(CosServiceException error) {
		String document = error.getErrorResponseXml();
		if (document == null || !ELEMENT.matcher(document).find()) {
			return error;
		}
		CosServiceException clean = new CosServiceException(error.getErrorMessage(),
				ELEMENT.matcher(document).replaceAll(""));
		clean.setErrorCode(error.getErrorCode());
		clean.setErrorType(error.getErrorType());
		clean.setStatusCode(error.getStatusCode());
		clean.setRequestId(error.getRequestId());
		clean.setTraceId(error.getTraceId());
		clean.setNeedPreflight(error.isNeedPreflight());
		clean.setAdditionalDetails(details(error.getAdditionalDetails()));
		clean.setStackTrace(error.getStackTrace());
		return clean;
	}

	private static Map<String, String> details(@Nullable Map<String, String> details) {
		Map<String, String> clean = new TreeMap<>((details != null) ? details : Map.of());
		clean.keySet().removeIf((name) -> NAME.matcher(name).matches());
		return clean;
	}

}
