package io.storager.emulator.cos;

import java.util.HashSet;
import java.util.Set;

/** The names that COS gives a meaning in a query. */
final class CosParameters {

	/** Sub-resources of the service; those the emulator lacks are answered as such. */
	static final Set<String> SUB_RESOURCES = Set.of("accelerate", "acl", "append", "cors", "delete", "domain",
			"domaincertificate", "encryption", "intelligenttiering", "inventory", "lifecycle", "location", "logging",
			"object-lock", "origin", "policy", "referer", "replication", "restore", "select", "symlink", "tagging",
			"torrent", "uploadId", "uploads", "versioning", "versions", "website");

	private static final Set<String> PROCESSES = Set.of("imageMogr2/", "imageView2/", "watermark/", "style/",
			"ci-process");

	private static final Set<String> ALLOWED_EVERYWHERE = new HashSet<>(
			Set.of("sign", "x-cos-security-token", "x-cos-traffic-limit"));

	static {
		ALLOWED_EVERYWHERE.addAll(CosSignature.FIELDS);
	}

	private CosParameters() {
	}

	/** What signatures put into a query, and the few parameters that change no answer. */
	static boolean isAllowedEverywhere(String name) {
		return ALLOWED_EVERYWHERE.contains(name) || isProcess(name);
	}

	/** Whether a parameter asks for processing, of which the emulator does none. */
	static boolean isProcess(String name) {
		return PROCESSES.stream().anyMatch(name::startsWith);
	}

}
