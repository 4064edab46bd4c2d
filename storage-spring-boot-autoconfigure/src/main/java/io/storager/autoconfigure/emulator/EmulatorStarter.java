package io.storager.autoconfigure.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import io.storager.emulator.StorageEmulator;
import io.storager.error.InvalidSettingException;

/** Starts the emulator, and says which property is to blame if it does not start. */
final class EmulatorStarter {

	private static final String PREFIX = "storage.emulator.";

	private static final String PORT = "a free port, or 0 for any that is free";

	private final StorageEmulatorProperties properties;

	EmulatorStarter(StorageEmulatorProperties properties) {
		this.properties = properties;
	}

	/**
	 * Start the emulator that is described.
	 * @throws InvalidSettingException for a port, an address or a folder that it cannot
	 * have
	 */
	StorageEmulator start(StorageEmulator.Builder builder) {
		requirePort("oss-port", this.properties.ossPort());
		requirePort("cos-port", this.properties.cosPort());
		if (this.properties.ossPort() != 0 && this.properties.ossPort() == this.properties.cosPort()) {
			throw new InvalidSettingException(PREFIX + "cos-port", String.valueOf(this.properties.cosPort()),
					"another port than that of 'storage.emulator.oss-port', or 0 for any that is free");
		}
		try {
			return builder.start();
		}
		catch (UncheckedIOException ex) {
			throw explain(ex);
		}
	}

	private static void requirePort(String property, int port) {
		if (port < 0 || port > 65535) {
			throw new InvalidSettingException(PREFIX + property, String.valueOf(port), PORT);
		}
	}

	private RuntimeException explain(UncheckedIOException failure) {
		if (!isFree(0)) {
			return refused("host", this.properties.host(), "an address of this machine, such as 127.0.0.1", failure);
		}
		if (!isFree(this.properties.ossPort())) {
			return refused("oss-port", String.valueOf(this.properties.ossPort()), PORT + "; this one is in use",
					failure);
		}
		if (!isFree(this.properties.cosPort())) {
			return refused("cos-port", String.valueOf(this.properties.cosPort()), PORT + "; this one is in use",
					failure);
		}
		Path directory = this.properties.directory();
		return (directory != null)
				? refused("directory", directory.toString(),
						"a folder that can be written to and that no other emulator keeps its objects in", failure)
				: failure;
	}

	private boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(this.properties.host()))) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static InvalidSettingException refused(String property, String given, String allowed, Exception cause) {
		InvalidSettingException refused = new InvalidSettingException(PREFIX + property, given, allowed);
		refused.initCause(cause);
		return refused;
	}

}
