package io.storager.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.RestrictionDissatisfiedException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A process is killed in the middle of a transfer, and another one goes on. With
 * {@code -Dkilled.parts=1024} the file has 1 GiB.
 */
@Timeout(600)
class KilledTransferTests {

	private static final int PARTS = Integer.getInteger("killed.parts", 40);

	/** The next ones never get an answer. */
	private static final int PASSED = PARTS - PARTS / 20;

	private static final String BUCKET = "killed";

	@TempDir
	private Path folder = Path.of("");

	@ParameterizedTest
	@CsvSource({ "UPLOAD, OSS_V4", "DOWNLOAD, COS" })
	void anotherProcessTransfersOnlyTheRest(KilledTransfer transfer, Service service) throws Exception {
		Path original = film();
		try (StorageEmulator emulator = StorageEmulator.builder()
			.credential(Service.CREDENTIAL.accessKey(), Service.CREDENTIAL.secretKey())
			.start()) {
			String bucket = service.createBucket(emulator, BUCKET);
			Path file = prepare(transfer, service, emulator, bucket, original);
			emulator.requests().clear();
			emulator.faults().on(KilledTransferTests::isPart).skip(PASSED).stall();
			try (Client client = KilledTransfer.open(service, service.endpoint(emulator), bucket)) {
				Process process = start(transfer, service, service.endpoint(emulator), bucket, file);
				try {
					awaitParts(process, emulator);
					assertThatExceptionOfType(RestrictionDissatisfiedException.class)
						.isThrownBy(() -> transfer.run(client, file))
						.withMessageContaining("at a time");
				}
				finally {
					process.destroyForcibly();
				}
				assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
				emulator.faults().clear();
				emulator.requests().clear();
				transfer.run(client, file);
				assertThat(bytes(emulator)).isPositive()
					.isLessThanOrEqualTo(12L * PARTS * KilledTransfer.PART_SIZE / 100);
				Path copy = this.folder.resolve("copy");
				client.storager().read(KilledTransfer.PATH, copy);
				assertThat(Files.mismatch(copy, original)).isEqualTo(-1);
				assertThat(Files.mismatch(file, original)).isEqualTo(-1);
				Files.delete(copy);
			}
		}
		try (Stream<Path> left = Files.list(this.folder)) {
			assertThat(left.map((path) -> path.getFileName().toString())).allMatch((name) -> !name.startsWith("."));
		}
	}

	private Path film() throws IOException {
		Path film = this.folder.resolve("film");
		byte[] part = new byte[KilledTransfer.PART_SIZE];
		Random random = new Random(1);
		try (OutputStream output = Files.newOutputStream(film)) {
			for (int i = 0; i < PARTS; i++) {
				random.nextBytes(part);
				output.write(part);
			}
		}
		return film;
	}

	/** The file that is sent, or that is written to. */
	private Path prepare(KilledTransfer transfer, Service service, StorageEmulator emulator, String bucket,
			Path original) throws IOException {
		if (transfer == KilledTransfer.UPLOAD) {
			return original;
		}
		service.put(emulator, bucket, KilledTransfer.PATH, Files.readAllBytes(original));
		return this.folder.resolve("target");
	}

	private Process start(KilledTransfer transfer, Service service, String endpoint, String bucket, Path file)
			throws IOException {
		return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				KilledTransfer.class.getName(), transfer.name(), service.name(), endpoint, bucket, file.toString()))
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
	}

	/** Wait until all has passed that may. */
	private void awaitParts(Process process, StorageEmulator emulator) throws Exception {
		Instant end = Instant.now().plus(Duration.ofSeconds(300));
		while (emulator.requests().count(KilledTransferTests::isPart) < PASSED) {
			assertThat(process.isAlive()).as(() -> "the process ended by itself, see " + this.folder).isTrue();
			assertThat(Instant.now()).as("the process is too slow").isBefore(end);
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	private static boolean isPart(WireRequest request) {
		return request.query().containsKey("partNumber")
				|| (request.method().equals("GET") && request.header("Range") != null);
	}

	/** How many bytes of parts and ranges were asked for or sent. */
	private static long bytes(StorageEmulator emulator) {
		return emulator.requests().matching(KilledTransferTests::isPart).stream().mapToLong((request) -> {
			String range = request.header("Range");
			if (range == null) {
				return Long.parseLong(String.valueOf(request.header("Content-Length")));
			}
			String[] ends = range.substring("bytes=".length()).split("-", -1);
			return Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
		}).sum();
	}

}
