package io.storager.emulator.oss;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bucket from the host ({@code <bucket>.oss-<region>.aliyuncs.com}, or below
 * {@code localhost}) or, of any other host, from the path.
 */
final class OssAddressing {

	private static final Pattern VIRTUAL_HOST = Pattern
		.compile("(?<bucket>[^.]+)\\.(?:oss-[a-z0-9-]+\\.aliyuncs\\.com|(?:[^.]+\\.)*localhost)");

	private static final Pattern ENDPOINT = Pattern.compile("oss-[a-z0-9-]+(?:\\.aliyuncs\\.com|\\.localhost)");

	private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

	private static final int MAX_KEY_BYTES = 1023;

	private OssAddressing() {
	}

	static Address address(HttpExchange exchange) {
		String path = exchange.rawPath().substring(1);
		String bucket = bucketOfHost(exchange.headers().get("Host"));
		String key;
		if (bucket == null) {
			if (path.isEmpty()) {
				return Address.SERVICE;
			}
			int slash = path.indexOf('/');
			bucket = PercentCoding.decode((slash < 0) ? path : path.substring(0, slash));
			key = PercentCoding.decode((slash < 0) ? "" : path.substring(slash + 1));
		}
		else {
			key = PercentCoding.decode(path);
		}
		if (!isValidBucketName(bucket)) {
			throw new ServiceException(400, "InvalidBucketName", "The specified bucket is not valid.")
				.with("BucketName", bucket);
		}
		if (key.isEmpty()) {
			return new Address(bucket, null);
		}
		checkKey(key);
		return new Address(bucket, key);
	}

	static boolean isValidBucketName(String name) {
		return BUCKET_NAME.matcher(name).matches();
	}

	static void checkKey(String key) {
		if (PercentCoding.utf8Length(key) > MAX_KEY_BYTES || key.startsWith("/") || key.startsWith("\\")) {
			throw new ServiceException(400, "InvalidObjectName", "The specified object is not valid.")
				.with("ObjectName", key);
		}
	}

	private static @Nullable String bucketOfHost(@Nullable String host) {
		String name = (host != null) ? host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "") : "";
		Matcher matcher = VIRTUAL_HOST.matcher(name);
		return (!ENDPOINT.matcher(name).matches() && matcher.matches()) ? matcher.group("bucket") : null;
	}

}
