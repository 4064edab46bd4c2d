package io.storager.engine.request;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import io.storager.driver.support.ActiveRequest;
import io.storager.observation.CallObserver;
import io.storager.observation.ObservedCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a public method, one page of a listing or one stream: what it is about, how
 * often its requests may still be repeated, and how its failures are told. The drivers
 * and the SDKs below them send every request once.
 */
public final class Invocation {

	private static final Logger logger = LoggerFactory.getLogger(Invocation.class);

	private static final long FIRST_PAUSE_MILLIS = 100;

	private static final long LONGEST_PAUSE_MILLIS = Duration.ofSeconds(10).toMillis();

	/** A service that is well answers within it. */
	private static final Duration GRACE = Duration.ofMillis(200);

	private static final double JITTER = 0.5;

	private final ErrorContext errors;

	private final RetryRules rules;

	private final Operation operation;

	private final @Nullable String path;

	private final Deadline deadline;

	/** How many requests failed since the budget was full. */
	private final AtomicInteger spent;

	/** How many requests of the whole call were repeated. */
	private final AtomicInteger repeated;

	/** Tells who sees the call, if anybody does. */
	private final @Nullable CallObservation observation;

	/**
	 * Create one.
	 * @param limit the longest that it may take, or {@code null} for no limit
	 */
	public Invocation(ErrorContext errors, RetryRules rules, Operation operation, @Nullable String path,
			@Nullable Duration limit) {
		this(errors, rules, operation, path, new Deadline(limit), new AtomicInteger(), new AtomicInteger(), null);
	}

	/**
	 * The same call, seen from now on until {@link #perform} has done it, or until it
	 * {@linkplain #end() ends}.
	 * @param parent what it is part of, or {@code null} for what the current thread's
	 * calls are part of
	 */
	public Invocation observedBy(CallObserver observer, @Nullable Object parent) {
		ObservedCall call = observer.start(this.errors.service(), this.errors.bucket(), this.operation, this.path,
				parent);
		return (call != null) ? new Invocation(this.errors, this.rules, this.operation, this.path, this.deadline,
				this.spent, this.repeated, new CallObservation(call)) : this;
	}

	private Invocation(ErrorContext errors, RetryRules rules, Operation operation, @Nullable String path,
			Deadline deadline, AtomicInteger spent, AtomicInteger repeated, @Nullable CallObservation observation) {
		this.errors = errors;
		this.rules = rules;
		this.operation = operation;
		this.path = path;
		this.deadline = deadline;
		this.spent = spent;
		this.repeated = repeated;
		this.observation = observation;
	}

	/**
	 * The same call, with retries of its own, for one of several requests that go side by
	 * side: what one of them meets does not use up what another may need.
	 */
	public Invocation withOwnRetries() {
		return new Invocation(this.errors, this.rules, this.operation, this.path, this.deadline, new AtomicInteger(),
				this.repeated, this.observation);
	}

	/** The same call, whose failures name another path. */
	public Invocation at(@Nullable String path) {
		return new Invocation(this.errors, this.rules, this.operation, path, this.deadline, this.spent, this.repeated,
				this.observation);
	}

	/**
	 * The same call, for a request to another bucket than the one that it is about.
	 * @param errors tells failures of that bucket
	 * @param rules which of its requests are repeated
	 */
	Invocation elsewhere(ErrorContext errors, RetryRules rules, @Nullable String path) {
		return new Invocation(errors, rules, this.operation, path, this.deadline, this.spent, this.repeated,
				this.observation);
	}

	/** What the caller asked for. */
	public Operation operation() {
		return this.operation;
	}

	/** The path that failures name. */
	public @Nullable String path() {
		return this.path;
	}

	/** How many requests were repeated so far. */
	int repeated() {
		return this.repeated.get();
	}

	/**
	 * The same call without a deadline and with retries of its own, for what has to be
	 * done after the call has failed.
	 */
	public Invocation withoutDeadline() {
		return new Invocation(this.errors, this.rules, this.operation, this.path, new Deadline(null),
				new AtomicInteger(), this.repeated, this.observation);
	}

	/** How long to wait for what no deadline breaks off. */
	long patienceNanos() {
		long remaining = this.deadline.remainingNanos();
		return (remaining < Long.MAX_VALUE - GRACE.toNanos()) ? remaining + GRACE.toNanos() : remaining;
	}

	/** Do all that the call is about, in the time that it may take. */
	public <T> T perform(Deadline.Wait<T, RuntimeException> work) {
		if (this.observation == null) {
			return performAll(work);
		}
		try (ObservedCall.Scope scope = this.observation.openWhole()) {
			return performAll(work);
		}
		finally {
			this.observation.stopWhole();
		}
	}

	private <T> T performAll(Deadline.Wait<T, RuntimeException> work) {
		try {
			return performSome(work);
		}
		finally {
			this.deadline.end();
		}
	}

	/** Do the first of what the call is about, which has ended if that fails. */
	public <T> T performFirst(Deadline.Wait<T, RuntimeException> work) {
		try {
			return performSome(work);
		}
		catch (Throwable ex) {
			end();
			throw ex;
		}
	}

	/**
	 * Do some of what the call is about: the time until more of it is done does not
	 * count.
	 */
	public <T, E extends Exception> T performSome(Deadline.Wait<T, E> work) throws E {
		this.deadline.enter();
		try {
			return work.run();
		}
		catch (StorageException ex) {
			StorageException told = told(ex);
			observeFailure(told);
			throw told;
		}
		catch (Throwable ex) {
			observeFailure(ex);
			throw ex;
		}
		finally {
			this.deadline.leave();
		}
	}

	/**
	 * What the caller is told of a failure: that the time is up, if that is the reason.
	 */
	public StorageException told(StorageException failure) {
		return this.deadline.passed() ? refuse(ErrorCode.UNEXPECTED, this.deadline.reason(), failure) : failure;
	}

	/** From now on {@link #shutDown} ends what the current thread does for the call. */
	public void watch() {
		this.deadline.watch();
	}

	/**
	 * End the call, because the application ends. Called by any thread.
	 * @return what the caller is told
	 */
	public StorageException shutDown() {
		this.deadline.shutDown();
		return refuse(ErrorCode.UNEXPECTED, this.deadline.reason(), null);
	}

	private void observeFailure(Throwable failure) {
		if (this.observation != null) {
			this.observation.failed(failure);
		}
	}

	/** The call has ended. */
	public void end() {
		this.deadline.end();
		if (this.observation != null) {
			this.observation.stop();
		}
	}

	/** Bytes of a content were handed to the driver's client. */
	public void sent(long bytes) {
		if (this.observation != null && bytes > 0) {
			this.observation.sent(bytes);
		}
	}

	/** Bytes of a content have arrived. */
	public void received(long bytes) {
		if (this.observation != null) {
			this.observation.received(bytes);
		}
	}

	/**
	 * Wait for something that is not an answer of the service.
	 * @throws StorageException if the thread is interrupted, or if the time is up
	 */
	public <T> T await(Deadline.Wait<T, InterruptedException> wait) {
		return this.deadline.interruptibly(() -> {
			try {
				return wait.run();
			}
			catch (InterruptedException ex) {
				if (!this.deadline.interrupted()) {
					Thread.currentThread().interrupt();
				}
				throw interrupted();
			}
		});
	}

	/** Run code of the caller's, which an interrupt may end. */
	public <T, E extends Exception> T runForeign(Deadline.Wait<T, E> code) throws E {
		return this.deadline.interruptibly(code);
	}

	/** Send a request that may be carried out more than once without harm. */
	public <T> T request(ErrorContext.DriverCall<T> request) {
		return repeat(RetryRules::passes, request);
	}

	/** The same for a request whose answer says nothing. */
	public void run(ErrorContext.DriverAction request) {
		request(() -> {
			request.run();
			return Boolean.TRUE;
		});
	}

	/**
	 * Send such a request that carries a digest of what it sends: bytes that changed on
	 * their way are a reason to send them again.
	 */
	public <T> T requestVerified(ErrorContext.DriverCall<T> request) {
		return repeat((rules, failure) -> rules.passes(failure) || failure.code() == ErrorCode.INTEGRITY, request);
	}

	/**
	 * Send a request whose second answer may not tell what became of the first.
	 * @param harmless whether it may be carried out more than once; if not, it is
	 * repeated only where the service says that it did nothing
	 */
	public <T> T request(boolean harmless, ErrorContext.DriverCall<T> request) {
		return harmless ? request(request) : repeat(
				(rules, failure) -> rules.passes(failure) && failure.code() == ErrorCode.REQUEST_THROTTLED, request);
	}

	/** Send a request that is never repeated. */
	public <T> T requestOnce(ErrorContext.DriverCall<T> request) {
		if (this.deadline.passed()) {
			throw refuse(ErrorCode.UNEXPECTED, this.deadline.reason(), null);
		}
		try (ActiveRequest.DriverCall call = ActiveRequest.call()) {
			return this.errors.call(this.operation, this.path, request);
		}
		catch (StorageException ex) {
			this.rules.throttling().check(ex);
			throw ex;
		}
	}

	private <T> T repeat(BiPredicate<RetryRules, StorageException> worthwhile, ErrorContext.DriverCall<T> request) {
		while (true) {
			try {
				return requestOnce(request);
			}
			catch (StorageException ex) {
				if (!worthwhile.test(this.rules, ex) || !mayRepeat(ex)) {
					throw ex;
				}
				pause(ex);
			}
		}
	}

	/**
	 * Whether a request that has failed may be sent again at once. It counts as repeated
	 * if so.
	 */
	public boolean resumes(StorageException failure) {
		return this.rules.passes(failure) && mayRepeat(failure);
	}

	private boolean mayRepeat(StorageException failure) {
		if (Thread.currentThread().isInterrupted() || this.deadline.passed()
				|| this.spent.get() >= this.rules.maxRetries()) {
			return false;
		}
		int retry = this.spent.incrementAndGet();
		this.repeated.incrementAndGet();
		if (this.observation != null) {
			this.observation.retried();
		}
		logger.debug("Retry {} of {} of {} '{}': {}", retry, this.rules.maxRetries(), this.operation, this.path,
				failure.getMessage());
		return true;
	}

	/** There was progress: whoever gets this far may fail as often again. */
	public void restoreRetries() {
		this.spent.set(0);
	}

	private void pause(StorageException failure) {
		long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(10, this.spent.get() - 1));
		double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
		try {
			await(() -> {
				TimeUnit.MICROSECONDS.sleep((long) (pause * 1000 * jitter));
				return true;
			});
		}
		catch (StorageException ex) {
			ex.addSuppressed(failure);
			throw ex;
		}
	}

	/** The thread was interrupted while it waited; its flag is set. */
	StorageException interrupted() {
		return refuse(ErrorCode.UNEXPECTED, Interrupts.REASON, null);
	}

	/**
	 * What code of the caller's has thrown, or what a file has met. If an interrupt was
	 * the reason, the caller is told so and finds the flag set, which some streams lose.
	 * @param reason what to tell if it was anything else
	 */
	public StorageException failedHere(String reason, @Nullable Throwable cause) {
		if (cause == null || !Interrupts.ended(cause)) {
			return refuse(ErrorCode.UNEXPECTED, reason, cause);
		}
		// What was broken off from here looks the same.
		if (!ActiveRequest.isUnwanted()) {
			Thread.currentThread().interrupt();
		}
		return refuse(ErrorCode.UNEXPECTED, Interrupts.REASON, cause);
	}

	/** A call that is refused, or has failed, on this side of the wire. */
	public StorageException refuse(ErrorCode code, String reason, @Nullable Throwable cause) {
		return this.errors.refuse(code, this.operation, this.path, reason, cause);
	}

	/** A call whose arguments break a rule. */
	public StorageException restrict(String reason) {
		return this.errors.restrict(this.operation, this.path, reason);
	}

	/** A call whose arguments break a rule. */
	public StorageException restrict(IllegalArgumentException broken) {
		return this.errors.restrict(this.operation, this.path, broken);
	}

	/** What the service has is not what was sent, though it answered with success. */
	public StorageException corrupt(String reason, @Nullable String requestId) {
		return this.errors.corrupt(this.operation, this.path, reason, requestId);
	}

	/** What a driver, or a body it returned, has thrown. */
	public StorageException translate(Exception thrown) {
		return this.errors.translate(this.operation, this.path, thrown);
	}

	/**
	 * The same, if the driver was asked something else than the caller asked for.
	 * @param request what was asked of the driver
	 */
	public StorageException translate(Operation request, Exception thrown) {
		return this.errors.translate(this.operation, request, this.path, thrown);
	}

	/** A failure as an exception of the family. */
	public StorageException failure(Failure failure, @Nullable Throwable cause) {
		return this.errors.failure(this.operation, this.path, failure, cause);
	}

	/** The same failure told in other words. */
	public StorageException retell(StorageException failure, ErrorCode code, String reason) {
		return this.errors.retell(failure, code, reason);
	}

}
