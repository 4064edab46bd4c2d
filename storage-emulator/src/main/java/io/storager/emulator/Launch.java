package io.storager.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.storager.emulator.LaunchArguments.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments ask for.
 *
 * @param builder describes the emulator
 * @param accounts the access keys, without their secrets
 * @param defaultAccount whether that is the one account that everybody knows
 * @param loose whether signatures are not looked at
 * @param directory where everything is kept, {@code null} for memory
 * @param caFile where the certificate to trust is written, {@code null} for nowhere
 * @param log which requests are printed
 * @param stopTimeout how long running requests may take at the end
 */
record Launch(StorageEmulator.Builder builder, List<String> accounts, boolean defaultAccount, boolean loose,
		@Nullable Path directory, @Nullable Path caFile, LogChoice log, Duration stopTimeout) {

	static final String DEFAULT_ACCESS_KEY = "emulator";

	static final String DEFAULT_SECRET_KEY = "emulator-secret";

	private static final int OSS_PORT = 9300;

	private static final int COS_PORT = 9301;

	private static final int MAX_PORT = 65535;

	private static final int MAX_STOP_SECONDS = 3600;

	/**
	 * Read the arguments.
	 * @throws IllegalArgumentException with one line for the user that repeats no secret
	 */
	static Launch of(LaunchArguments arguments) {
		StorageEmulator.Builder builder = StorageEmulator.builder()
			.ossPort(port(arguments.get(LaunchOption.OSS_PORT), OSS_PORT))
			.cosPort(port(arguments.get(LaunchOption.COS_PORT), COS_PORT))
			.syncDisk(isTrue(arguments.get(LaunchOption.SYNC), true))
			.https(isTrue(arguments.get(LaunchOption.HTTPS), false))
			.loose(isTrue(arguments.get(LaunchOption.LOOSE), false))
			.ossAppendKeyId(isTrue(arguments.get(LaunchOption.OSS_APPEND_KEY_ID), false));
		List<String> accounts = accounts(arguments, builder);
		boolean defaultAccount = accounts.isEmpty();
		if (defaultAccount) {
			builder.credential(DEFAULT_ACCESS_KEY, DEFAULT_SECRET_KEY);
			accounts.add(DEFAULT_ACCESS_KEY);
		}
		buckets(arguments, builder);
		arguments.all(LaunchOption.SEED).forEach((seed) -> builder.seed(seed.path()));
		Value host = arguments.get(LaunchOption.HOST);
		if (host != null) {
			builder.host(host.text());
		}
		Path directory = path(arguments.get(LaunchOption.DIRECTORY));
		if (directory != null) {
			builder.directory(directory);
		}
		Path caFile = path(arguments.get(LaunchOption.CA_FILE));
		if (caFile != null) {
			builder.caFile(caFile);
		}
		control(arguments, builder);
		Value log = arguments.get(LaunchOption.LOG);
		Value stop = arguments.get(LaunchOption.STOP_TIMEOUT);
		return new Launch(builder, accounts, defaultAccount, isTrue(arguments.get(LaunchOption.LOOSE), false),
				directory, caFile, (log != null) ? log.choice(LogChoice.class) : LogChoice.ALL,
				Duration.ofSeconds((stop != null) ? stop.number(0, MAX_STOP_SECONDS) : 10));
	}

	private static List<String> accounts(LaunchArguments arguments, StorageEmulator.Builder builder) {
		List<String> accounts = new ArrayList<>();
		for (Value account : arguments.all(LaunchOption.ACCOUNT)) {
			String[] keys = account.pair(null);
			builder.credential(keys[0], keys[1]);
			accounts.add(keys[0]);
		}
		return accounts;
	}

	private static void buckets(LaunchArguments arguments, StorageEmulator.Builder builder) {
		for (Value bucket : arguments.all(LaunchOption.BUCKET)) {
			builder.ossBucket(bucket.text(), StorageEmulator.OSS_LOCATION);
			builder.cosBucket(Contents.cosName(bucket.text()), StorageEmulator.COS_LOCATION);
		}
		for (Value bucket : arguments.all(LaunchOption.OSS_BUCKET)) {
			String[] pair = bucket.pair(StorageEmulator.OSS_LOCATION);
			builder.ossBucket(pair[0], pair[1]);
		}
		for (Value bucket : arguments.all(LaunchOption.COS_BUCKET)) {
			String[] pair = bucket.pair(StorageEmulator.COS_LOCATION);
			builder.cosBucket(pair[0], pair[1]);
		}
	}

	private static void control(LaunchArguments arguments, StorageEmulator.Builder builder) {
		Value port = arguments.get(LaunchOption.CONTROL_PORT);
		Value host = arguments.get(LaunchOption.CONTROL_HOST);
		if (port == null && host != null) {
			throw host.wrong("needs --control-port too");
		}
		if (port != null) {
			builder.control((host != null) ? host.text() : "127.0.0.1", port.number(0, MAX_PORT));
		}
	}

	private static int port(@Nullable Value value, int defaultPort) {
		return (value != null) ? value.number(0, MAX_PORT) : defaultPort;
	}

	private static boolean isTrue(@Nullable Value value, boolean defaultValue) {
		return (value != null) ? value.isTrue() : defaultValue;
	}

	private static @Nullable Path path(@Nullable Value value) {
		return (value != null) ? value.path() : null;
	}

	/** Which requests are printed. */
	enum LogChoice {

		/** Every one. */
		ALL,

		/** Those that were refused or broke off. */
		REFUSED,

		/** None. */
		NONE

	}

}
