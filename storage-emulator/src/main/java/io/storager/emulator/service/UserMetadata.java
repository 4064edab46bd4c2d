package io.storager.emulator.service;

import java.util.Map;

import io.storager.emulator.http.PercentCoding;

/** The headers in which an object carries what its owner notes about it. */
public final class UserMetadata {

	private UserMetadata() {
	}

	/**
	 * Read the metadata of a write.
	 * @param call the request
	 * @param prefix what the header names begin with
	 * @param limit the most bytes of all names, without the prefix, and values
	 * @return values by full lower-case header name
	 */
	public static Map<String, String> of(Call call, String prefix, int limit) {
		Map<String, String> metadata = call.headers().withPrefix(prefix);
		int size = 0;
		for (Map.Entry<String, String> entry : metadata.entrySet()) {
			if (entry.getKey().length() == prefix.length()) {
				throw Errors.invalidArgument("User metadata needs a name.", entry.getKey(), entry.getValue());
			}
			size += PercentCoding.utf8Length(entry.getKey()) - prefix.length()
					+ PercentCoding.utf8Length(entry.getValue());
		}
		if (size > limit) {
			throw new ServiceException(400, "MetadataTooLarge",
					"Your metadata headers exceed the maximum allowed metadata size.")
				.with("Size", String.valueOf(size))
				.with("MaxSizeAllowed", String.valueOf(limit));
		}
		return Map.copyOf(metadata);
	}

}
