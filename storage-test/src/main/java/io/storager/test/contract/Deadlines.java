package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.storager.Content;
import io.storager.Part;
import io.storager.Servicer;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.engine.DriverStorager;
import io.storager.options.ReadOptions;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a deadline ends every operation, whatever the service does. */
public final class Deadlines {

	private static final Duration DEADLINE = Duration.ofMillis(300);

	/**
	 * The documents promise 500 ms; the rest is for a busy machine. An idle one can be
	 * told {@code -Ddeadlines.tolerance=500}.
	 */
	private static final long TOLERANCE_MILLIS = Long.getLong("deadlines.tolerance", 1500);

	private static final Duration ENOUGH = DEADLINE.plusMillis(TOLERANCE_MILLIS);

	private static final int PART = 1024 * 1024;

	private Deadlines() {
	}

	/** Settings for a storager whose operations may take 300 ms. */
	public static StoragerSettings settings() {
		TransferSettings settings = TransferSettings.builder()
			.partSize(PART)
			.concurrency(2)
			.maxRetries(3)
			.deadline(DEADLINE)
			.build();
		return StoragerSettings.DEFAULT.with(Transfers.of(settings, new TransferPool(16 * PART), 64));
	}

	/**
	 * Prepare what the operations need.
	 * @param storager has as much time as it needs
	 * @param hasty has {@link #settings}
	 * @return the operations by name
	 */
	public static Map<String, Runnable> prepare(DriverStorager storager, DriverStorager hasty) {
		storager.write("a", Content.of(new byte[3 * PART]));
		StorageObject appendable = storager.createAppend("appendable");
		StorageObject upload = storager.createMultipart("upload");
		Part part = storager.writeMultipart(upload, Content.ofText("text"), 0);
		Map<String, Runnable> operations = new LinkedHashMap<>();
		operations.put("verifyBucket", hasty::verifyBucket);
		operations.put("stat", () -> hasty.stat("a"));
		operations.put("list", () -> hasty.list("").iterator().next());
		operations.put("listMultipart", () -> hasty.listMultipart(upload).iterator().next());
		operations.put("delete", () -> hasty.delete("none"));
		operations.put("deleteAll", () -> hasty.deleteAll(List.of("none", "nothing")));
		operations.put("deletePrefix", () -> hasty.deletePrefix("none"));
		operations.put("createDir", () -> hasty.createDir("dir"));
		operations.put("createLink", () -> hasty.createLink("link", "a"));
		operations.put("copy", () -> hasty.copy("a", "b"));
		operations.put("move", () -> hasty.move("a", "b"));
		operations.put("createAppend", () -> hasty.createAppend("appendable"));
		operations.put("writeAppend", () -> hasty.writeAppend(appendable, Content.ofText("text")));
		operations.put("createMultipart", () -> hasty.createMultipart("other"));
		operations.put("writeMultipart", () -> hasty.writeMultipart(upload, Content.of(new byte[PART]), 1));
		operations.put("completeMultipart", () -> hasty.completeMultipart(upload, List.of(part)));
		operations.put("readAllBytes", () -> hasty.readAllBytes("a"));
		operations.put("read", () -> hasty.read("a", OutputStream.nullOutputStream()));
		operations.put("readEverything", () -> hasty.readAllBytes("a", ReadOptions.DEFAULT));
		operations.put("write", () -> hasty.write("c", Content.of(new byte[PART])));
		operations.put("write in parts", () -> hasty.write("c", Content.of(new byte[3 * PART])));
		operations.put("write a stream",
				() -> hasty.write("c", Content.of(new ByteArrayInputStream(new byte[3 * PART]))));
		operations.put("newInputStream", () -> readThrough(hasty));
		operations.put("newOutputStream", () -> writeThrough(hasty));
		return operations;
	}

	/** Some operations that need nothing to be there. */
	public static Map<String, Runnable> prepareSome(DriverStorager hasty) {
		Map<String, Runnable> operations = new LinkedHashMap<>();
		operations.put("stat", () -> hasty.stat("a"));
		operations.put("list", () -> hasty.list("").iterator().next());
		operations.put("delete", () -> hasty.delete("a"));
		operations.put("readAllBytes", () -> hasty.readAllBytes("a"));
		operations.put("write", () -> hasty.write("a", Content.of(new byte[10])));
		operations.put("write in parts", () -> hasty.write("a", Content.of(new byte[3 * PART])));
		operations.put("createMultipart", () -> hasty.createMultipart("a"));
		return operations;
	}

	/** What a servicer with the transfers of {@link #settings} does. */
	public static Map<String, Runnable> prepare(Servicer hasty) {
		Map<String, Runnable> operations = new LinkedHashMap<>();
		operations.put("list buckets", () -> hasty.list().iterator().next());
		operations.put("create a bucket", () -> hasty.create("deadlines-1250000000"));
		operations.put("delete a bucket", () -> hasty.delete("deadlines-1250000000"));
		return operations;
	}

	private static void readThrough(DriverStorager storager) {
		try (InputStream stream = storager.newInputStream("a")) {
			stream.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw unwrapped(ex);
		}
	}

	private static void writeThrough(DriverStorager storager) {
		try (StorageOutputStream stream = storager.newOutputStream("c")) {
			stream.write(new byte[3 * PART]);
		}
		catch (IOException ex) {
			throw unwrapped(ex);
		}
	}

	private static RuntimeException unwrapped(IOException ex) {
		return (ex.getCause() instanceof StorageException failure) ? failure : new UncheckedIOException(ex);
	}

	/**
	 * Insist that each of the operations ends at its deadline. They run at the same time.
	 */
	public static void requireEnds(Map<String, Runnable> operations) {
		ExecutorService threads = Executors.newFixedThreadPool(operations.size());
		try {
			Map<String, CompletableFuture<String>> ends = new LinkedHashMap<>();
			operations.forEach(
					(name, operation) -> ends.put(name, CompletableFuture.supplyAsync(() -> end(operation), threads)));
			ends.forEach((name, end) -> assertThat(end.join()).as(name).isEqualTo("at the deadline"));
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static String end(Runnable operation) {
		long start = System.nanoTime();
		try {
			operation.run();
			return "a success";
		}
		catch (StorageException ex) {
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			if (Thread.interrupted()) {
				return "interrupted";
			}
			String message = String.valueOf(ex.getMessage());
			return message.contains("the deadline of PT0.3S has passed")
					? (taken.compareTo(ENOUGH) < 0) ? "at the deadline" : "after " + taken : message;
		}
	}

}
