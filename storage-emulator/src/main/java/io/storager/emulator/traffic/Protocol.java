package io.storager.emulator.traffic;

/** The wire protocol a request came in by. */
public enum Protocol {

	/** Aliyun Object Storage Service. */
	OSS,

	/** Tencent Cloud Object Storage. */
	COS

}
