package io.storager.driver.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credential of a provider, kept until shortly before it expires. All who sign for
 * one connection share it: its requests, and its signatures for others.
 */
public final class RefreshingCredentials implements CredentialsProvider {

	private static final Logger logger = LoggerFactory.getLogger(RefreshingCredentials.class);

	/** The longest that a request waits for a credential. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	/** The longest time before the expiry that a credential is replaced. */
	private static final Duration LONGEST_LEAD = Duration.ofMinutes(5);

	/** How long a credential is kept whose expiry nobody knows. */
	private static final Duration WITHOUT_EXPIRY = Duration.ofMinutes(1);

	/** The longest time from a failure to the next attempt. */
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private final CredentialsProvider source;

	private final Clock clock;

	private final Duration patience;

	private final AtomicReference<@Nullable Refresh> running = new AtomicReference<>();

	private volatile @Nullable Held held;

	RefreshingCredentials(CredentialsProvider source, Clock clock, Duration patience) {
		this.source = source;
		this.clock = clock;
		this.patience = patience;
	}

	/** Keep what a provider gives; a credential without an end is kept as it is. */
	public static CredentialsProvider of(CredentialsProvider source) {
		boolean constant = source instanceof HmacCredential fixed && fixed.expiration() == null;
		return (constant || source instanceof RefreshingCredentials) ? source
				: new RefreshingCredentials(source, Clock.systemUTC(), PATIENCE);
	}

	/**
	 * The credential to sign with now.
	 * @param credentials what {@link #of} has made
	 * @throws CredentialsException if there is no valid one, or if the wait for it ends
	 */
	public static HmacCredential current(CredentialsProvider credentials) {
		if (credentials instanceof HmacCredential fixed) {
			return fixed;
		}
		return ((RefreshingCredentials) of(credentials)).credential();
	}

	/** Who signs, for messages: nothing is fetched, and no secret is shown. */
	public static String describe(CredentialsProvider credentials) {
		if (credentials instanceof RefreshingCredentials refreshing) {
			Held held = refreshing.held;
			return (held != null) ? held.credential() + " from " + refreshing.name() : "from " + refreshing.name();
		}
		return (credentials instanceof HmacCredential) ? credentials.toString() : name(credentials);
	}

	@Override
	public HmacCredential credential() {
		Held held = this.held;
		Instant now = this.clock.instant();
		if (held != null && now.isBefore(held.refreshAt())) {
			return held.credential();
		}
		Refresh refresh = refresh();
		if (held != null && isValid(held.credential(), now)) {
			return held.credential();
		}
		HmacCredential told = refresh.await();
		// A refresh that has failed tells the old one, which may have ended since.
		return isValid(told, this.clock.instant()) ? told : refresh().await();
	}

	private static boolean isValid(HmacCredential credential, Instant now) {
		Instant expiration = credential.expiration();
		return expiration == null || now.isBefore(expiration);
	}

	/** The refresh that is under way, begun now if none is. */
	private Refresh refresh() {
		while (true) {
			Refresh running = this.running.get();
			if (running != null) {
				return running;
			}
			Refresh mine = new Refresh();
			if (this.running.compareAndSet(null, mine)) {
				Held held = this.held;
				if (held != null && this.clock.instant().isBefore(held.refreshAt())) {
					// Somebody else's has ended meanwhile.
					mine.end(held.credential(), null);
				}
				else {
					mine.start();
				}
				return mine;
			}
		}
	}

	private HmacCredential fetch() throws Exception {
		HmacCredential fetched = this.source.credential();
		if (fetched == null) {
			throw new CredentialsException("it gave null", null);
		}
		if (!isValid(fetched, this.clock.instant())) {
			throw new CredentialsException("it gave a credential that expired at %s".formatted(fetched.expiration()),
					null);
		}
		return fetched;
	}

	private Held hold(HmacCredential credential) {
		Instant now = this.clock.instant();
		Instant expiration = credential.expiration();
		if (expiration == null) {
			return new Held(credential, now.plus(WITHOUT_EXPIRY));
		}
		Duration lead = shorter(LONGEST_LEAD, Duration.between(now, expiration).dividedBy(5));
		return new Held(credential, expiration.minus(lead));
	}

	/** The refresh has failed: go on with the old one, and try again after a pause. */
	private boolean keepOld(CredentialsException failure) {
		Held old = this.held;
		Instant now = this.clock.instant();
		if (old == null || !isValid(old.credential(), now)) {
			return false;
		}
		Instant expiration = old.credential().expiration();
		Duration pause = (expiration != null) ? shorter(LONGEST_PAUSE, Duration.between(now, expiration).dividedBy(10))
				: LONGEST_PAUSE;
		this.held = new Held(old.credential(), now.plus(pause));
		logger.warn("{}; {} stays in use", failure.getMessage(), old.credential());
		return true;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private String name() {
		return name(this.source);
	}

	/** A provider's own toString may show secrets. */
	private static String name(CredentialsProvider provider) {
		return "the credentials provider " + provider.getClass().getName().replaceFirst("\\$\\$Lambda.*", "'s lambda");
	}

	@Override
	public String toString() {
		return describe(this);
	}

	/**
	 * A credential.
	 *
	 * @param credential the credential
	 * @param refreshAt when to ask for another one
	 */
	private record Held(HmacCredential credential, Instant refreshAt) {
	}

	/** One call of the provider, in a thread of its own. */
	private final class Refresh implements Runnable {

		private final CompletableFuture<HmacCredential> result = new CompletableFuture<>();

		private volatile @Nullable Thread thread;

		void start() {
			Thread thread = new Thread(this, "storage-credentials");
			thread.setDaemon(true);
			this.thread = thread;
			thread.start();
		}

		@Override
		public void run() {
			try {
				HmacCredential fetched = fetch();
				RefreshingCredentials.this.held = hold(fetched);
				end(fetched, null);
			}
			catch (Throwable ex) {
				CredentialsException failure = new CredentialsException("%s failed: %s".formatted(name(), reason(ex)),
						ex);
				Held old = RefreshingCredentials.this.held;
				end((old != null && keepOld(failure)) ? old.credential() : null, failure);
			}
		}

		private static String reason(Throwable failure) {
			String message = failure.getMessage();
			String type = failure.getClass().getSimpleName();
			return (failure instanceof CredentialsException) ? String.valueOf(message)
					: (message != null) ? type + ", " + message : type;
		}

		void end(@Nullable HmacCredential credential, @Nullable CredentialsException failure) {
			RefreshingCredentials.this.running.compareAndSet(this, null);
			if (credential != null) {
				this.result.complete(credential);
			}
			else if (failure != null) {
				this.result.completeExceptionally(failure);
			}
		}

		HmacCredential await() {
			// Nobody who stops waiting may end the refresh for all others.
			CompletableFuture<HmacCredential> wait = this.result.copy();
			Runnable earlier = ActiveRequest.replace(() -> wait.cancel(true));
			try {
				return wait.get(RefreshingCredentials.this.patience.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				abandon();
				throw CredentialsException
					.timeout("%s gave nothing within %s".formatted(name(), RefreshingCredentials.this.patience), ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new CredentialsException("the thread was interrupted", ex);
			}
			catch (CancellationException ex) {
				throw new CredentialsException("the wait for " + name() + " was broken off", ex);
			}
			catch (ExecutionException ex) {
				// An exception of this thread's, and not one that many threads share.
				Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
				throw new CredentialsException(String.valueOf(cause.getMessage()), cause);
			}
			finally {
				ActiveRequest.replace(earlier);
			}
		}

		/** The next request starts another one. */
		private void abandon() {
			RefreshingCredentials.this.running.compareAndSet(this, null);
			Thread thread = this.thread;
			if (thread != null) {
				thread.interrupt();
			}
		}

	}

}
