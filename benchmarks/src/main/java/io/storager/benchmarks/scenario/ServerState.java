package io.storager.benchmarks.scenario;

/** How the server is. */
enum ServerState {

	/** It computes no checksum twice, so that the clients have both processors. */
	IDLE("", ""),

	/** It computes the checksums of all that it stores, MD5 and CRC-64. */
	HASHING("-hashing", "; the server computes MD5 and CRC-64 on the same processors"),

	/** No connection moves more than 16 MiB in a second. */
	SLOW("-slow", ", 16 MiB/s for each connection, 8 ways");

	/** As many connections as this library then uses. */
	static final int SLOW_WAYS = 8;

	static final long SLOW_BYTES_PER_SECOND = 16 << 20;

	final String suffix;

	final String remark;

	ServerState(String suffix, String remark) {
		this.suffix = suffix;
		this.remark = remark;
	}

}
