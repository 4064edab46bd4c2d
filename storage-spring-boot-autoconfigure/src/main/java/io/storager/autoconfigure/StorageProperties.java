package io.storager.autoconfigure;

import io.storager.autoconfigure.PropertyNode.Kind;
import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.emulator.StorageEmulatorProperties;
import io.storager.autoconfigure.health.StorageHealthProperties;
import io.storager.autoconfigure.oss.OssProperties;

/** The properties that there are under {@code storage}. */
final class StorageProperties {

	static final String PREFIX = "storage";

	static final String OSS = "storage.oss";

	static final String COS = "storage.cos";

	static final String EMULATOR = "storage.emulator";

	/** Names the properties under {@code storage} that belong to others. */
	static final String IGNORED = "storage.ignored-properties";

	/** Says whether losing objects would be harmful. */
	static final String PRODUCTION = "storage.production";

	static final String ENABLED = "enabled";

	static final String STORAGERS = "storagers";

	/** All of them. */
	static final PropertyNode KNOWN = known();

	private StorageProperties() {
	}

	private static PropertyNode known() {
		PropertyNode root = PropertyNode.block(PREFIX);
		root.with("oss", OssProperties.class).with(ENABLED, Kind.VALUE);
		root.with("cos", CosProperties.class).with(ENABLED, Kind.VALUE);
		root.with("emulator", StorageEmulatorProperties.class).with(ENABLED, Kind.VALUE);
		root.with("health", StorageHealthProperties.class);
		root.with("transfer", TransferPoolProperties.class);
		return root.with("primary", Kind.VALUE).with("production", Kind.VALUE).with("ignored-properties", Kind.LIST);
	}

}
