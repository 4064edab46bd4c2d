package io.storager.emulator.oss;

import java.util.Set;

/** The headers of OSS's own that its operations take. */
final class OssHeaders {

	static final String PREFIX = "x-oss-";

	/** What any request may carry. */
	static final Set<String> ANY = Set.of("x-oss-date", "x-oss-security-token", "x-oss-content-sha256",
			"x-oss-request-payer", "x-oss-user-agent");

	/** What the service takes on some request and the emulator on none. */
	static final Set<String> MISSING = Set.of("x-oss-process", "x-oss-hns-status", "x-oss-bucket-arch",
			"x-oss-object-worm-mode", "x-oss-rename-source", "x-oss-website-redirect-location");

	static final String TRAFFIC_LIMIT = "x-oss-traffic-limit";

	static final Set<String> READ = Set.of("x-oss-range-behavior", TRAFFIC_LIMIT);

	static final Set<String> TRANSFER = Set.of(TRAFFIC_LIMIT);

	/** What describes an object that is being made. */
	static final Set<String> WRITE = Set.of("x-oss-forbid-overwrite", "x-oss-server-side-encryption",
			"x-oss-server-side-data-encryption", "x-oss-server-side-encryption-key-id", "x-oss-object-acl",
			"x-oss-storage-class", "x-oss-tagging", "x-oss-meta-", TRAFFIC_LIMIT);

	static final Set<String> SOURCE = Set.of("x-oss-copy-source", "x-oss-copy-source-if-match",
			"x-oss-copy-source-if-none-match", "x-oss-copy-source-if-modified-since",
			"x-oss-copy-source-if-unmodified-since");

	static final Set<String> DIRECTIVES = Set.of("x-oss-metadata-directive", "x-oss-tagging-directive");

	static final Set<String> SOURCE_RANGE = Set.of("x-oss-copy-source-range");

	static final Set<String> CALLBACK = Set.of("x-oss-callback", "x-oss-callback-var");

	static final Set<String> COMPLETE = Set.of("x-oss-forbid-overwrite", "x-oss-complete-all", "x-oss-object-acl");

	static final Set<String> SYMLINK = Set.of("x-oss-symlink-target", "x-oss-forbid-overwrite", "x-oss-object-acl",
			"x-oss-storage-class", "x-oss-meta-");

	static final Set<String> BUCKET = Set.of("x-oss-acl", "x-oss-resource-group-id", "x-oss-bucket-tagging");

	private OssHeaders() {
	}

}
