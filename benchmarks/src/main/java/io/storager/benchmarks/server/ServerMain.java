package io.storager.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.storager.emulator.StorageEmulator;

/**
 * Runs the emulator and obeys the {@link Command commands} on its standard input. It ends
 * with its input, so that it outlives its parent in no case.
 */
final class ServerMain {

	private final StorageEmulator emulator;

	private ServerMain(StorageEmulator emulator) {
		this.emulator = emulator;
	}

	public static void main(String[] arguments) throws IOException {
		Service service = Service.valueOf(arguments[0]);
		int port = Integer.parseInt(arguments[1]);
		boolean rememberChecksums = Boolean.parseBoolean(arguments[2]);
		try (StorageEmulator emulator = start(service, port, rememberChecksums);
				SocketServer sockets = SocketServer.start();
				BufferedReader commands = new BufferedReader(
						new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			System.out
				.println(((service == Service.OSS) ? emulator.ossPort() : emulator.cosPort()) + " " + sockets.port());
			ServerMain server = new ServerMain(emulator);
			for (String line = commands.readLine(); line != null; line = commands.readLine()) {
				server.obey(line.split(" "));
				System.out.println(Command.DONE);
			}
		}
	}

	private static StorageEmulator start(Service service, int port, boolean rememberChecksums) {
		StorageEmulator.Builder builder = StorageEmulator.builder()
			.credential(Account.ACCESS_KEY, Account.SECRET_KEY)
			.rememberChecksums(rememberChecksums);
		return switch (service) {
			case OSS ->
				builder.ossPort(port).withoutCos().ossBucket(Account.OSS_BUCKET, "oss-" + Account.OSS_REGION).start();
			case COS -> builder.cosPort(port).withoutOss().cosBucket(Account.COS_BUCKET, Account.COS_REGION).start();
		};
	}

	private void obey(String[] words) {
		switch (Command.valueOf(words[0])) {
			case DELAY -> this.emulator.faults().onAny().delay(Duration.ofMillis(Long.parseLong(words[1])));
			case BANDWIDTH -> this.emulator.faults().onAny().bandwidth(Long.parseLong(words[1]));
			case UNDISTURBED -> this.emulator.faults().clear();
			case FILL ->
				fill(Service.valueOf(words[1]), words[2], Integer.parseInt(words[3]), Integer.parseInt(words[4]));
		}
	}

	private void fill(Service service, String prefix, int count, int size) {
		byte[] content = new byte[size];
		for (int index = 0; index < count; index++) {
			String key = ServerProcess.key(prefix, index);
			switch (service) {
				case OSS -> this.emulator.putOssObject(Account.OSS_BUCKET, key, content);
				case COS -> this.emulator.putCosObject(Account.COS_BUCKET, key, content);
			}
		}
	}

}
