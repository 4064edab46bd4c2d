package io.storager.emulator;

import java.nio.file.Path;

/** Reads the command line into a description of an emulator. */
final class EmulatorArguments {

	static final String HELP = """
			Speaks the Aliyun OSS and the Tencent COS wire protocol, for tests and demonstrations.

			  --credential=<access-key>:<secret-key>  who may call; needed, may be repeated
			  --oss-port=<port>                       where OSS answers; default: any free port
			  --cos-port=<port>                       where COS answers; default: any free port
			  --host=<address>                        what to bind; default: 127.0.0.1
			  --directory=<folder>                    where to keep everything; default: memory
			  --oss-bucket=<name>:<location>          a bucket to create; may be repeated
			  --cos-bucket=<name>-<appid>:<location>  a bucket to create; may be repeated
			  --help                                  this text
			""";

	private EmulatorArguments() {
	}

	/**
	 * Read the arguments.
	 * @param arguments the command line
	 * @return the emulator, not yet started
	 * @throws IllegalArgumentException with one line for the user; it repeats no secret
	 */
	static StorageEmulator.Builder parse(String... arguments) {
		StorageEmulator.Builder builder = StorageEmulator.builder();
		boolean credential = false;
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			String name = (equals < 0) ? argument : argument.substring(0, equals);
			String value = (equals < 0) ? "" : argument.substring(equals + 1);
			switch (name) {
				case "--credential" -> {
					int colon = value.indexOf(':');
					if (colon <= 0 || colon == value.length() - 1) {
						throw new IllegalArgumentException("--credential needs <access-key>:<secret-key>");
					}
					builder.credential(value.substring(0, colon), value.substring(colon + 1));
					credential = true;
				}
				case "--oss-port" -> builder.ossPort(port(name, value));
				case "--cos-port" -> builder.cosPort(port(name, value));
				case "--host" -> builder.host(need(name, value, "<address>"));
				case "--directory" -> builder.directory(Path.of(need(name, value, "<folder>")));
				case "--oss-bucket" -> {
					String[] bucket = bucket(name, value);
					builder.ossBucket(bucket[0], bucket[1]);
				}
				case "--cos-bucket" -> {
					String[] bucket = bucket(name, value);
					builder.cosBucket(bucket[0], bucket[1]);
				}
				default -> throw new IllegalArgumentException("unknown argument " + name + " (try --help)");
			}
		}
		if (!credential) {
			throw new IllegalArgumentException("--credential=<access-key>:<secret-key> is needed (try --help)");
		}
		return builder;
	}

	private static int port(String name, String value) {
		try {
			int port = Integer.parseInt(value);
			if (port >= 0 && port <= 65535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// falls through to the message for any value that is no port
		}
		throw new IllegalArgumentException(name + " needs a port between 0 and 65535, not '" + value + "'");
	}

	private static String[] bucket(String name, String value) {
		String[] parts = value.split(":", -1);
		if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
			throw new IllegalArgumentException(name + " needs <name>:<location>, not '" + value + "'");
		}
		return parts;
	}

	private static String need(String name, String value, String form) {
		if (value.isBlank()) {
			throw new IllegalArgumentException(name + " needs a value: " + name + "=" + form);
		}
		return value;
	}

}
