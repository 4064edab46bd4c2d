package io.storager.cos;

import com.qcloud.cos.utils.StringUtils;

/** Keys that an HTTP request cannot carry to COS. */
final class CosKeys {

	private CosKeys() {
	}

	/**
	 * Refuse a key that might reach another object, or the bucket itself. Dots with a
	 * slash behind them are sent as {@code ..%2F}, which nobody on the way takes for a
	 * step upwards. Dots at the end cannot be protected so: the HTTP client sends even
	 * {@code %2E%2E} as {@code ..}, and a gateway may make {@code DELETE /} of
	 * {@code DELETE /..}. The SDK itself refuses a key that would leave only the bucket,
	 * but on GET alone: here it is refused on every operation.
	 * @throws IllegalArgumentException if it cannot be carried
	 */
	static void requireTransportable(String key) {
		String last = key.substring(key.lastIndexOf('/') + 1);
		if (last.equals(".") || last.equals("..") || StringUtils.isRequestPathInvalid(key)) {
			throw new IllegalArgumentException(
					"the key '%s' cannot be sent to COS: HTTP takes its dots for a step to another key; allowed: a last segment other than '.' and '..', and not such segments alone"
						.formatted(key));
		}
	}

}
