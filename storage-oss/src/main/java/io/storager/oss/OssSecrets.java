package io.storager.oss;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.aliyun.oss.ServiceException;

/**
 * Cuts what nobody may read out of exceptions: behind a refused signature, the answer
 * repeats what was signed, the security token among it.
 */
final class OssSecrets {

	private static final Pattern NAME = Pattern.compile("\\w*Sign\\w*|Canonical\\w*");

	private OssSecrets() {
	}

	/** The fields of an answer's document, without what was signed. */
	static Map<String, String> fields(ServiceException error) {
		Map<String, String> fields = new HashMap<>();
		if (error.getErrorFields() != null) {
			fields.putAll(error.getErrorFields());
		}
		fields.keySet().removeIf((name) -> NAME.matcher(name).matches());
		return fields;
	}

}
