package io.storager.emulator;

/** One process that answers as Aliyun OSS on one port and as Tencent COS on another. */
public final class StorageEmulator {

	private StorageEmulator() {
	}

}
