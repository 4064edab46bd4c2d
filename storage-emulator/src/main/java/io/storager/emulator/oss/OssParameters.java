package io.storager.emulator.oss;

import java.util.Set;

/** The names that OSS gives a meaning in a query. */
final class OssParameters {

	/** What signature version 1 signs of a query; everything else it leaves out. */
	static final Set<String> SIGNED_BY_V1 = Set.of("accessPoint", "accessPointPolicy", "acl", "append", "asyncFetch",
			"bucketArchiveDirectRead", "bucketInfo", "callback", "callback-var", "cname", "comp", "continuation-token",
			"cors", "delete", "encryption", "endTime", "httpsConfig", "img", "inventory", "inventoryId", "lifecycle",
			"live", "location", "logging", "metaQuery", "objectMeta", "partNumber", "policy", "policyStatus",
			"position", "processConfiguration", "publicAccessBlock", "qos", "qosInfo", "redundancyTransition",
			"referer", "regionList", "replication", "replicationLocation", "replicationProgress", "requestPayment",
			"resourceGroup", "response-cache-control", "response-content-disposition", "response-content-encoding",
			"response-content-language", "response-content-type", "response-expires", "restore", "seal",
			"security-token", "sequential", "startTime", "stat", "status", "style", "styleName", "symlink", "tagging",
			"transferAcceleration", "udf", "udfApplication", "udfApplicationLog", "udfImage", "udfImageDesc", "udfName",
			"uploadId", "uploads", "versionId", "versioning", "versions", "vip", "vod", "vpcip", "website", "worm",
			"wormExtend", "wormId", "x-oss-ac-forward-allow", "x-oss-ac-source-ip", "x-oss-ac-subnet-mask",
			"x-oss-ac-vpc-id", "x-oss-async-process", "x-oss-delete", "x-oss-dir", "x-oss-process",
			"x-oss-redundancy-transition-taskid", "x-oss-rename", "x-oss-request-payer", "x-oss-target-redundancy-type",
			"x-oss-traffic-limit", "x-oss-write-get-object-response");

	/** Sub-resources of the service; those the emulator lacks are answered as such. */
	static final Set<String> SUB_RESOURCES = Set.of("accessPoint", "accessPointPolicy", "accessmonitor", "acl",
			"append", "asyncFetch", "bucketArchiveDirectRead", "bucketInfo", "cname", "comp", "cors", "delete",
			"encryption", "httpsConfig", "img", "inventory", "lifecycle", "live", "location", "logging", "metaQuery",
			"objectMeta", "policy", "policyStatus", "processConfiguration", "publicAccessBlock", "qos", "qosInfo",
			"redundancyTransition", "referer", "regionList", "replication", "replicationLocation",
			"replicationProgress", "requestPayment", "resourceGroup", "restore", "seal", "stat", "style", "symlink",
			"tagging", "transferAcceleration", "uploadId", "uploads", "versioning", "versions", "vod", "website",
			"worm", "wormExtend", "wormId", "x-oss-async-process", "x-oss-delete", "x-oss-process", "x-oss-rename");

	/** What signatures put into a query, and the few parameters that change no answer. */
	static final Set<String> ALLOWED_EVERYWHERE = Set.of("OSSAccessKeyId", "Expires", "Signature", "security-token",
			"x-oss-additional-headers", "x-oss-credential", "x-oss-date", "x-oss-expires", "x-oss-request-payer",
			"x-oss-security-token", "x-oss-signature", "x-oss-signature-version", "x-oss-traffic-limit");

	/** What an address that was signed in advance has in place of the headers. */
	static final String[] CALLBACK = { "callback", "callback-var" };

	private OssParameters() {
	}

}
