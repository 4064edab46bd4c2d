package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.contender.SmallObjects;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;

/**
 * Threads do the same over and over again, each with a small object of its own, and every
 * operation is timed. A thread begins the next one when the one before has ended.
 */
final class SmallObjectScenario implements Scenario {

	static final byte[] CONTENT = RepeatedBytes.random(4096);

	/** How many threads this library has to do as well with as the raw SDK. */
	static final int JUDGED_THREADS = 32;

	private final String name;

	private final Operation operation;

	private final int threads;

	private final Scale scale;

	private final List<Worker> workers;

	SmallObjectScenario(String name, Operation operation, int threads, Scale scale) {
		this.name = name;
		this.operation = operation;
		this.threads = threads;
		this.scale = scale;
		this.workers = IntStream.range(0, threads).mapToObj((number) -> new Worker("small/" + number)).toList();
	}

	@Override
	public String name() {
		return this.name + "-small" + ((this.threads > 1) ? "-" + this.threads : "");
	}

	@Override
	public String title() {
		return this.name + " of 4 KiB" + ((this.threads > 1) ? ", " + this.threads + " threads" : "");
	}

	@Override
	public Unit unit() {
		return Unit.OPERATIONS;
	}

	/**
	 * Many short rounds: whatever else the machine does then hits everybody alike. With
	 * many threads they are longer, so that each has some thousand operations, and the
	 * service's own JVM needs some of them until it is as fast as it gets.
	 */
	@Override
	public Plan plan() {
		return (this.threads == 1) ? new Plan(6, 25, false) : new Plan(8, 11, false);
	}

	private Duration slice() {
		return (this.threads == 1) ? this.scale.slice() : this.scale.slice().multipliedBy(2);
	}

	@Override
	public List<Goal> goals(Service service) {
		if (this.threads != 1 && this.threads != JUDGED_THREADS) {
			return List.of();
		}
		List<Goal> goals = Targets.of((this.threads == 1) ? 1 : 0.97).goals(service);
		if (this.threads == JUDGED_THREADS) {
			goals.add(new Goal(Goal.Aspect.P99, Role.RAW, 0.97));
		}
		goals.add(new Goal(Goal.Aspect.ALLOCATION, Role.RAW, 1));
		return goals;
	}

	@Override
	public boolean suits(Contender contender) {
		return contender instanceof SmallObjects;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) {
		for (Worker worker : this.workers) {
			((SmallObjects) contenders.get(0)).put(worker.key, CONTENT);
		}
	}

	@Override
	public Outcome run(Stage stage, Contender contender) throws IOException {
		SmallObjects small = (SmallObjects) contender;
		long end = System.nanoTime() + slice().toNanos();
		List<Callable<LongStream>> tasks = new ArrayList<>();
		for (Worker worker : this.workers) {
			tasks.add(() -> worker.run(this.operation, small, end));
		}
		try {
			List<LongStream> latencies = new ArrayList<>();
			for (Future<LongStream> done : Pool.THREADS.invokeAll(tasks)) {
				latencies.add(done.get());
			}
			return Outcome.ofLatencies(latencies.stream().flatMapToLong((each) -> each).toArray());
		}
		catch (ExecutionException ex) {
			throw new IOException(contender.name() + " failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

	/** What is done over and over again. */
	interface Operation {

		void run(SmallObjects contender, String key) throws IOException;

	}

	/** Does the work of one thread. Its memory is used again and again. */
	private static final class Worker {

		private static final int FIRST_ROOM = 4096;

		private final String key;

		private long[] latencies = {};

		Worker(String key) {
			this.key = key;
		}

		/** Work until it is late, and return how long each operation took. */
		LongStream run(Operation operation, SmallObjects contender, long end) throws IOException {
			int count = 0;
			long start = System.nanoTime();
			while (start - end < 0) {
				operation.run(contender, this.key);
				long done = System.nanoTime();
				if (count == this.latencies.length) {
					this.latencies = Arrays.copyOf(this.latencies, Math.max(FIRST_ROOM, 2 * count));
				}
				this.latencies[count++] = done - start;
				start = done;
			}
			return Arrays.stream(this.latencies, 0, count);
		}

	}

	/**
	 * The threads of all scenarios: they outlive every round, or else nobody would see
	 * what they allocate.
	 */
	private static final class Pool {

		static final ExecutorService THREADS = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "benchmark-worker");
			thread.setDaemon(true);
			return thread;
		});

	}

}
