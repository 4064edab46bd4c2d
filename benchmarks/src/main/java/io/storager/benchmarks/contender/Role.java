package io.storager.benchmarks.contender;

/** Why somebody takes part. */
public enum Role {

	/** The one that is judged. */
	OURS,

	/** The vendor's SDK, one request an operation: what ratios are against. */
	RAW,

	/** The vendor's SDK with its own checksums turned off, for comparison only. */
	UNVERIFIED,

	/** What the vendor's SDK has for big files and many keys, for comparison only. */
	HELPER,

	/** Another library over the same SDKs. */
	RIVAL,

	/** Another library, in native code and without checksums, for comparison only. */
	NATIVE,

	/** As many bytes with no service at all: what is possible. */
	BARE

}
