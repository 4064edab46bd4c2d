package io.storager.emulator.cos;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bucket from the host, the only place COS has it:
 * {@code <bucket>.cos.<region>.myqcloud.com} or below {@code localhost}. Any other host
 * is the service itself.
 */
final class CosAddressing {

	private static final Pattern BUCKET_HOST = Pattern
		.compile("(?<bucket>[^.]+)\\.(?:cos[a-z-]*\\.[a-z0-9-]+\\.(?:myqcloud\\.com|tencentcos\\.cn|localhost)"
				+ "|cos\\.localhost|localhost)");

	private static final Pattern SERVICE_HOST = Pattern.compile("(?:service\\.)?cos(?:\\..*)?|service\\..*");

	private static final Pattern REGION = Pattern.compile("(?:[^.]+\\.)?cos[a-z-]*\\.([a-z0-9-]+)\\..*");

	private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?-[0-9]+");

	private static final int MAX_BUCKET_NAME = 60;

	private static final int MAX_KEY_BYTES = 850;

	private CosAddressing() {
	}

	static Address address(HttpExchange exchange) {
		String bucket = bucketOfHost(exchange.headers().get("Host"));
		String key = PercentCoding.decode(exchange.rawPath().substring(1));
		if (bucket == null) {
			if (key.isEmpty()) {
				return Address.SERVICE;
			}
			throw new ServiceException(400, "InvalidURI", "The bucket has to be in the Host header.");
		}
		if (!isValidBucketName(bucket)) {
			throw new ServiceException(400, "InvalidBucketName", "The specified bucket is not valid.");
		}
		if (key.isEmpty()) {
			return new Address(bucket, null);
		}
		checkKey(key);
		return new Address(bucket, key);
	}

	static boolean isValidBucketName(String name) {
		return name.length() <= MAX_BUCKET_NAME && BUCKET_NAME.matcher(name).matches();
	}

	static void checkKey(String key) {
		if (PercentCoding.utf8Length(key) > MAX_KEY_BYTES) {
			throw new ServiceException(400, "KeyTooLong", "The specified key is too long.");
		}
	}

	/** Return the region that a host names, or {@code null}. */
	static @Nullable String region(@Nullable String host) {
		Matcher matcher = REGION.matcher(name(host));
		return matcher.matches() ? matcher.group(1) : null;
	}

	/** Return the bucket that a host names, or {@code null}. */
	static @Nullable String bucketOfHost(@Nullable String host) {
		String name = name(host);
		Matcher matcher = BUCKET_HOST.matcher(name);
		return (!SERVICE_HOST.matcher(name).matches() && matcher.matches()) ? matcher.group("bucket") : null;
	}

	private static String name(@Nullable String host) {
		return (host != null) ? host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "") : "";
	}

}
