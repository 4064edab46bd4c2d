package io.storager.driver.support;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tells endpoints that may be a domain of the user's own, bound to a bucket, from those
 * that cannot be. The vendor says which hosts are its own.
 */
public final class OwnDomain {

	private static final String SETTING = "support-cname";

	/** Names that are never in the public DNS, where a service looks for its domains. */
	private static final Pattern PRIVATE = Pattern.compile("[^.]+|.+\\.(localhost|local|internal)");

	private OwnDomain() {
	}

	/**
	 * Refuse an endpoint that is either a domain bound to a bucket or a private endpoint,
	 * unless it is said which: to the first the name of the bucket must not be put in
	 * front, to the second it must, and the wrong one fails only with the first request.
	 * What is said to be a domain must be able to be one, as the SDKs pass over what
	 * cannot be.
	 * @param endpoint the setting {@code endpoint}, or {@code null} if it is not set
	 * @param supportCname the setting {@code support-cname}, or {@code null} if it is not
	 * set
	 * @param vendors whether a host, in lower case, is one of the vendor's
	 * @throws InvalidSettingException naming {@code support-cname} or {@code endpoint}
	 */
	public static void requireKnownKind(@Nullable String endpoint, @Nullable Boolean supportCname,
			Predicate<String> vendors) {
		Endpoint parsed = (endpoint != null) ? Endpoint.parse(endpoint) : null;
		boolean possible = isPossible(parsed, vendors);
		if (Boolean.TRUE.equals(supportCname) && !possible) {
			throw new InvalidSettingException("endpoint", (parsed != null) ? parsed.toString() : null,
					"a domain of yours that is bound to the bucket, such as 'https:files.example.com', as '%s' says"
						.formatted(SETTING));
		}
		if (supportCname == null && parsed != null && possible && !PRIVATE.matcher(parsed.host()).matches()) {
			throw new InvalidSettingException(SETTING, null,
					("'true' if the endpoint '%s' is a domain of yours that is bound to the bucket (CNAME), "
							+ "'false' if it is a private endpoint or a gateway, "
							+ "which gets the name of the bucket in front of its own")
						.formatted(parsed.host()));
		}
	}

	/**
	 * Whether an endpoint may be a domain of the user's own.
	 * @param vendors whether a host, in lower case, is one of the vendor's
	 */
	public static boolean isPossible(@Nullable Endpoint endpoint, Predicate<String> vendors) {
		return endpoint != null && !endpoint.address() && !vendors.test(endpoint.host());
	}

}
