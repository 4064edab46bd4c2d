package io.storager.autoconfigure.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.emulator.StorageEmulator;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** Starts the emulator, and says which property is to blame if it does not start. */
final class EmulatorStarter {

	private static final String PREFIX = "storage.emulator.";

	private static final String PORT = "a free port, or 0 for any that is free";

	private static final String ADDRESS = "an address of this machine, such as 127.0.0.1";

	private final StorageEmulatorProperties properties;

	EmulatorStarter(StorageEmulatorProperties properties) {
		this.properties = properties;
	}

	/** Begin to describe the emulator, with what the properties say. */
	StorageEmulator.Builder builder() {
		StorageEmulator.Builder builder = StorageEmulator.builder()
			.host(this.properties.host())
			.ossPort(this.properties.ossPort())
			.cosPort(this.properties.cosPort())
			.https(this.properties.https())
			.ossAppendKeyId(this.properties.ossAppendKeyId());
		this.properties.seed().forEach(builder::seed);
		if (this.properties.directory() != null) {
			builder.directory(this.properties.directory());
		}
		if (this.properties.caFile() != null) {
			builder.caFile(this.properties.caFile());
		}
		if (this.properties.controlPort() != null) {
			builder.control(this.properties.controlHost(), this.properties.controlPort());
		}
		return builder;
	}

	/**
	 * Start the emulator that is described.
	 * @throws InvalidSettingException for a port, an address, a folder or a file that it
	 * cannot have
	 */
	StorageEmulator start(StorageEmulator.Builder builder) {
		requirePorts();
		try {
			return builder.start();
		}
		catch (IllegalArgumentException ex) {
			if (this.properties.seed().isEmpty()) {
				throw ex;
			}
			// Only the folders of a seed give buckets their names here.
			throw refused("seed", String.valueOf(this.properties.seed()),
					"folders with the buckets' names in them; but " + ex.getMessage(), ex);
		}
		catch (UncheckedIOException ex) {
			throw explain(ex);
		}
	}

	private void requirePorts() {
		Map<Integer, String> taken = new LinkedHashMap<>();
		requirePort(taken, "oss-port", this.properties.ossPort());
		requirePort(taken, "cos-port", this.properties.cosPort());
		if (this.properties.controlPort() != null) {
			requirePort(taken, "control-port", this.properties.controlPort());
		}
	}

	private static void requirePort(Map<Integer, String> taken, String property, int port) {
		if (port < 0 || port > 65535) {
			throw new InvalidSettingException(PREFIX + property, String.valueOf(port), PORT);
		}
		String other = (port != 0) ? taken.put(port, property) : null;
		if (other != null) {
			throw new InvalidSettingException(PREFIX + property, String.valueOf(port),
					"another port than that of '%s%s', or 0 for any that is free".formatted(PREFIX, other));
		}
	}

	private RuntimeException explain(UncheckedIOException failure) {
		Path seed = failedSeed(failure);
		if (seed != null) {
			return refused("seed", seed.toString(), "a folder that can be read, with a folder for each bucket",
					failure);
		}
		Path caFile = this.properties.caFile();
		if (caFile != null && concerns(failure, caFile)) {
			return refused("ca-file", caFile.toString(), "a file that can be written", failure);
		}
		if (!isFree(this.properties.host(), 0)) {
			return refused("host", this.properties.host(), ADDRESS, failure);
		}
		if (!isFree(this.properties.host(), this.properties.ossPort())) {
			return inUse("oss-port", this.properties.ossPort(), failure);
		}
		if (!isFree(this.properties.host(), this.properties.cosPort())) {
			return inUse("cos-port", this.properties.cosPort(), failure);
		}
		Integer controlPort = this.properties.controlPort();
		if (controlPort != null && !isFree(this.properties.controlHost(), 0)) {
			return refused("control-host", this.properties.controlHost(), ADDRESS, failure);
		}
		if (controlPort != null && !isFree(this.properties.controlHost(), controlPort)) {
			return inUse("control-port", controlPort, failure);
		}
		Path directory = this.properties.directory();
		return (directory != null)
				? refused("directory", directory.toString(),
						"a folder that can be written to and that no other emulator keeps its objects in", failure)
				: failure;
	}

	private @Nullable Path failedSeed(Throwable failure) {
		for (Path seed : this.properties.seed()) {
			if (!Files.isDirectory(seed) || concerns(failure, seed)) {
				return seed;
			}
		}
		return null;
	}

	/** Whether a file at or under a path is what failed. */
	private static boolean concerns(Throwable failure, Path path) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FileSystemException file && file.getFile() != null
					&& Path.of(file.getFile()).startsWith(path)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isFree(String host, int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static InvalidSettingException inUse(String property, int port, Exception cause) {
		return refused(property, String.valueOf(port), PORT + "; this one is in use", cause);
	}

	private static InvalidSettingException refused(String property, String given, String allowed, Exception cause) {
		InvalidSettingException refused = new InvalidSettingException(PREFIX + property, given, allowed);
		refused.initCause(cause);
		return refused;
	}

}
