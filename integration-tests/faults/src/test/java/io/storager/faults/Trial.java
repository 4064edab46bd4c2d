package io.storager.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Fault;
import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/** One operation while one or two faults strike. The seed decides everything. */
final class Trial {

	private static final String WARM_UP = "warm-up";

	/** How long a request may go on that gives an upload up after the deadline. */
	private static final Duration GIVING_UP = Duration.ofSeconds(20);

	private final long seed;

	private final Random random;

	private final Service service;

	private final Task task;

	private final ClientSettings client;

	private final TransferSettings transfers;

	/** When the thread is interrupted, or {@code null} if it is not. */
	private final @Nullable Duration interruption;

	/** The deadline of the storager, or {@code null} if it has none. */
	private final @Nullable Duration deadline;

	/** How fast a connection has to be to be read alone: any speed, or none. */
	private final long fastConnection;

	private String description;

	Trial(long seed) {
		this.seed = seed;
		// Neighbouring seeds of a Random begin alike.
		this.random = new Random(new SplittableRandom(seed).nextLong());
		this.service = Hazard.pick(this.random, Service.values());
		this.task = Hazard.pick(this.random, Task.values());
		int connections = this.random.nextBoolean() ? 1 : 8;
		int retries = 2 + this.random.nextInt(2);
		this.client = ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(2))
			.readTimeout(Duration.ofSeconds(1))
			.connectionRequestTimeout(Duration.ofSeconds(2))
			.maxConnections(connections)
			.maxRetries(retries)
			.build();
		int limit = 20 + this.random.nextInt(1000);
		this.deadline = (seed % 3 == 0) ? Duration.ofMillis(limit) : null;
		this.transfers = TransferSettings.builder()
			.partSize(this.service.partSize())
			.concurrency(1 + this.random.nextInt(4))
			.maxRetries(retries)
			.deadline(this.deadline)
			.build();
		int moment = this.random.nextInt(400);
		this.interruption = (this.random.nextInt(10) == 0) ? Duration.ofMillis(moment) : null;
		this.fastConnection = (this.random.nextInt(4) == 0) ? 1 : Long.MAX_VALUE;
		this.description = "%s %s".formatted(this.service, this.task);
	}

	/**
	 * Run it.
	 * @param folder an empty folder
	 */
	Verdict run(StorageEmulator emulator, TransferPool pool, Path folder) {
		long start = System.nanoTime();
		List<Fault> faults = new ArrayList<>();
		Throwable failure = null;
		Throwable problem = null;
		String bucket = this.service.createBucket(emulator, "trial-" + this.seed);
		StoragerSettings settings = StoragerSettings.DEFAULT
			.with(Transfers.of(this.transfers, pool, this.client.maxConnections())
				.withFastConnection(this.fastConnection));
		try (Client open = this.service.open(emulator, bucket, this.client, settings)) {
			Stage stage = new Stage(this.service, emulator, bucket, open, folder, this.random);
			stage.seed(WARM_UP, new byte[100]);
			Work work = this.task.prepare(stage);
			List<Hazard> hazards = Hazard.choose(this.random, work, this.client.maxRetries());
			this.description += " of %s, %s connections, %s side by side%s, %s retries, %s%s%s".formatted(work,
					this.client.maxConnections(), this.transfers.concurrency(),
					(this.fastConnection == 1) ? ", read by one" : "", this.client.maxRetries(), hazards,
					(this.interruption != null) ? ", interrupted after " + this.interruption.toMillis() + " ms" : "",
					(this.deadline != null) ? ", deadline " + this.deadline.toMillis() + " ms" : "");
			if (hazards.stream().anyMatch((hazard) -> hazard.kind() == Kind.STALE_CONNECTION)) {
				faults.add(emulator.faults().onAny().bucket(bucket).once().hangUp());
				stage.observer().stat(WARM_UP);
			}
			hazards.forEach((hazard) -> faults.add(hazard.strike(stage, work.length())));
			long begun = System.nanoTime();
			failure = (this.interruption != null) ? attempt(work, this.interruption) : attempt(work);
			Duration taken = Duration.ofNanos(System.nanoTime() - begun);
			faults.forEach(Fault::cancel);
			if (Thread.interrupted()) {
				throw new AssertionError("the thread is interrupted for ever");
			}
			// An SDK may throw away the answer in its hands when the thread is
			// interrupted.
			int lost = (this.interruption != null) ? 1 : 0;
			// A machine that is too busy answers too late. Starts of an upload go one by
			// one, so that only so many of them can have met that.
			lost += (int) taken.dividedBy(this.client.readTimeout());
			for (int i = 0; i < hazards.size(); i++) {
				// The fault of the warm-up, if there is one, comes before theirs.
				int hits = faults.get(faults.size() - hazards.size() + i).hits();
				lost += hazards.get(i).kind().losesAnswers() ? hits : 0;
			}
			requireClear(failure);
			requireSurvival(work, hazards, strikes(faults), failure);
			work.check(failure == null);
			Uploads.requireNone(stage, lost, (this.deadline != null) ? GIVING_UP : Duration.ZERO);
			open.requireAllConnections(WARM_UP);
		}
		catch (Exception | AssertionError ex) {
			problem = ex;
		}
		finally {
			faults.forEach(Fault::cancel);
		}
		return new Verdict(this.seed, this.description, strikes(faults), failure, problem,
				Duration.ofNanos(System.nanoTime() - start));
	}

	private static @Nullable Throwable attempt(Work work, Duration interruption) {
		try (Interruption pending = new Interruption(interruption)) {
			return attempt(work);
		}
	}

	private static @Nullable Throwable attempt(Work work) {
		try {
			work.perform();
			return null;
		}
		catch (StorageException | IOException ex) {
			return ex;
		}
	}

	private static int strikes(List<Fault> faults) {
		return faults.stream().mapToInt(Fault::hits).sum();
	}

	/** Insist on an exception that says what is wrong, and no more than that. */
	private void requireClear(@Nullable Throwable failure) {
		if (failure == null || this.description.contains(Material.BROKEN_STREAM.name())) {
			return;
		}
		Throwable ours = (failure instanceof StorageException) ? failure : failure.getCause();
		if (!(ours instanceof StorageException clear)
				|| (clear.code() == ErrorCode.UNEXPECTED && this.interruption == null && !isLate(clear))) {
			throw new AssertionError("not a clear exception", failure);
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (String.valueOf(cause.getMessage()).contains(Service.CREDENTIAL.secretKey())) {
				throw new AssertionError("the exception tells the secret", failure);
			}
		}
	}

	private boolean isLate(@Nullable Throwable failure) {
		return this.deadline != null
				&& String.valueOf(failure).contains("the deadline of %s has passed".formatted(this.deadline));
	}

	/**
	 * Insist that what can be repeated was. One retry is spared for a machine that is too
	 * busy to answer in time.
	 */
	private void requireSurvival(Work work, List<Hazard> hazards, int strikes, @Nullable Throwable failure) {
		boolean repairable = hazards.stream().noneMatch((hazard) -> hazard.kind() == Kind.CORRUPT_REPLY_BODY);
		if (failure != null && this.interruption == null && !isLate(failure) && work.survives() && repairable
				&& strikes < this.client.maxRetries()) {
			throw new AssertionError("it did not survive", failure);
		}
	}

}
