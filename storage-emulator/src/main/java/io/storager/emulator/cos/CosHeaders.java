package io.storager.emulator.cos;

import java.util.Locale;
import java.util.Set;

/** The headers of COS's own that its operations take. */
final class CosHeaders {

	static final String PREFIX = "x-cos-";

	/** What any request may carry. */
	static final Set<String> ANY = Set.of("x-cos-security-token", "x-cos-date", "x-cos-sdk-retry",
			"x-cos-sdk-log-debug");

	/** What the service takes on some request and the emulator on none. */
	static final Set<String> MISSING = Set.of("pic-operations", "x-cos-callback", "x-cos-callback-var",
			"x-cos-callback-body", "x-cos-website-redirect-location", "x-cos-bucket-arch", "x-cos-bucket-az-type",
			"x-cos-rename-source", "x-cos-object-lock-mode", "x-cos-object-lock-retain-until-date");

	static final String TRAFFIC_LIMIT = "x-cos-traffic-limit";

	static final Set<String> TRANSFER = Set.of(TRAFFIC_LIMIT);

	static final Set<String> CUSTOMER_KEY = Set.of("x-cos-server-side-encryption-customer-algorithm",
			"x-cos-server-side-encryption-customer-key", "x-cos-server-side-encryption-customer-key-md5");

	static final Set<String> ENCRYPTION = Set.of("x-cos-server-side-encryption",
			"x-cos-server-side-encryption-cos-kms-key-id", "x-cos-server-side-encryption-context");

	/** What describes an object that is being made. */
	static final Set<String> WRITE = Set.of("x-cos-forbid-overwrite", "x-cos-acl", "x-cos-storage-class",
			"x-cos-tagging", "x-cos-meta-", TRAFFIC_LIMIT);

	static final Set<String> SOURCE = Set.of("x-cos-copy-source", "x-cos-copy-source-if-match",
			"x-cos-copy-source-if-none-match", "x-cos-copy-source-if-modified-since",
			"x-cos-copy-source-if-unmodified-since", "x-cos-copy-source-server-side-encryption-customer-algorithm",
			"x-cos-copy-source-server-side-encryption-customer-key",
			"x-cos-copy-source-server-side-encryption-customer-key-md5");

	static final Set<String> DIRECTIVES = Set.of("x-cos-metadata-directive", "x-cos-tagging-directive");

	static final Set<String> SOURCE_RANGE = Set.of("x-cos-copy-source-range");

	static final Set<String> COMPLETE = Set.of("x-cos-forbid-overwrite");

	static final Set<String> SYMLINK = Set.of("x-cos-symlink-target");

	/** What is granted with an object. */
	static final Set<String> OBJECT_GRANTS = Set.of(grant("READ"), grant("READ_ACP"), grant("WRITE_ACP"),
			grant("FULL_CONTROL"));

	/** What is granted with a bucket. */
	static final Set<String> BUCKET_GRANTS = Set.of(grant("READ"), grant("WRITE"), grant("READ_ACP"),
			grant("WRITE_ACP"), grant("FULL_CONTROL"));

	static final Set<String> BUCKET = Set.of("x-cos-acl", "x-cos-tagging");

	private CosHeaders() {
	}

	/** Return the header that grants a permission. */
	static String grant(String permission) {
		return PREFIX + "grant-" + permission.toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
