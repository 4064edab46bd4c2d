package io.storager.cos;

import com.qcloud.cos.utils.StringUtils;

/** Keys that an HTTP request cannot carry to COS. */
final class CosKeys {

	private CosKeys() {
	}

	/**
	 * Refuse a key that might reach another object, or the bucket itself. Dots with a
	 * slash behind them are sent as {@code ..%2F}, which nobody on the way takes for a
	 * step upwards. Dots at the end cannot be protected: the HTTP client sends
	 * {@code %2E%2E} as {@code ..}, and what a gateway makes of {@code DELETE /..} is
	 * {@code DELETE /}. Of what would be left of the bucket alone, the SDK refuses to
	 * send a GET, and nothing else.
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
