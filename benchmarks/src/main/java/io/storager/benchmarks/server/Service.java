package io.storager.benchmarks.server;

/** The services that the emulator speaks for. */
public enum Service {

	/** Aliyun OSS. */
	OSS,

	/** Tencent COS. */
	COS

}
