package io.storager.emulator.service;

import java.util.Map;
import java.util.regex.Pattern;

import io.storager.emulator.http.PercentCoding;

/** The headers in which an object carries what its owner notes about it. */
public final class UserMetadata {

	/** What both vendors document; they take upper case for lower case. */
	private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

	private UserMetadata() {
	}

	/**
	 * Read the metadata of a write.
	 * @param call the request
	 * @param prefix what the header names begin with
	 * @param mostOfOne the most bytes of one name, without the prefix, and its value
	 * @param mostOfAll the most bytes of all names and values
	 * @return values by full lower-case header name
	 */
	public static Map<String, String> of(Call call, String prefix, int mostOfOne, int mostOfAll) {
		Map<String, String> metadata = call.headers().withPrefix(prefix);
		int size = 0;
		for (Map.Entry<String, String> entry : metadata.entrySet()) {
			if (entry.getKey().length() == prefix.length()) {
				throw Errors.invalidArgument("User metadata needs a name.", entry.getKey(), entry.getValue());
			}
			if (!NAME.matcher(entry.getKey().substring(prefix.length())).matches()) {
				throw Errors.invalidArgument("User metadata names have letters, digits and hyphens only.",
						entry.getKey(), entry.getValue());
			}
			int one = PercentCoding.utf8Length(entry.getKey()) - prefix.length()
					+ PercentCoding.utf8Length(entry.getValue());
			check(one, mostOfOne);
			size += one;
		}
		check(size, mostOfAll);
		return Map.copyOf(metadata);
	}

	private static void check(int size, int most) {
		if (size > most) {
			throw new ServiceException(400, "MetadataTooLarge",
					"Your metadata headers exceed the maximum allowed metadata size.")
				.with("Size", String.valueOf(size))
				.with("MaxSizeAllowed", String.valueOf(most));
		}
	}

}
