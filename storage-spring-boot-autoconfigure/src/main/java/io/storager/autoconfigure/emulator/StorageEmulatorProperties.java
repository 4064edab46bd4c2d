package io.storager.autoconfigure.emulator;

import java.nio.file.Path;
import java.util.List;

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
 * @param seed Folders whose folders become buckets at start, and the files in them
 * objects.
 * @param https Whether the ports take HTTPS beside HTTP, with certificates that the
 * emulator makes.
 * @param caFile File that the certificate to trust is written to. Switches HTTPS on.
 * @param controlPort Port of the control API, any free one if 0. There is none if not
 * set.
 * @param controlHost Address that the control API binds.
 * @param ossAppendKeyId Whether AppendObject of OSS takes the id of a KMS key, which the
 * vendor's pages exclude.
 */
@ConfigurationProperties("storage.emulator")
public record StorageEmulatorProperties(@DefaultValue("127.0.0.1") String host, @DefaultValue("0") int ossPort,
		@DefaultValue("0") int cosPort, @Nullable Path directory, @DefaultValue List<Path> seed,
		@DefaultValue("false") boolean https, @Nullable Path caFile, @Nullable Integer controlPort,
		@DefaultValue("127.0.0.1") String controlHost, @DefaultValue("false") boolean ossAppendKeyId) {
}
