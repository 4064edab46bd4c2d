package io.storager.autoconfigure.emulator;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for the embedded emulator.
 *
 * @param host Address that the emulator binds.
 * @param ossPort Port of the OSS protocol, any free one if 0.
 * @param cosPort Port of the COS protocol, any free one if 0.
 * @param directory Folder that keeps the objects, which are kept in memory if not set.
 */
@ConfigurationProperties("storage.emulator")
public record StorageEmulatorProperties(@DefaultValue("127.0.0.1") String host, @DefaultValue("0") int ossPort,
		@DefaultValue("0") int cosPort, @Nullable Path directory) {
}
