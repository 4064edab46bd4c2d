package io.storager.driver.support;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.storager.ErrorCode;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RefreshingCredentialsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final TestClock clock = new TestClock();

	private final AtomicInteger calls = new AtomicInteger();

	@Test
	void keepsWhatHasNoEndAsItIs() {
		HmacCredential constant = HmacCredential.of("key", "secret");
		assertThat(RefreshingCredentials.of(constant)).isSameAs(constant);
		CredentialsProvider shared = RefreshingCredentials.of(() -> constant);
		assertThat(RefreshingCredentials.of(shared)).isSameAs(shared);
	}

	@Test
	void asksOnceUntilAFifthOfTheTimeIsLeft() {
		RefreshingCredentials credentials = refreshing(() -> temporary(Duration.ofMinutes(10)));
		HmacCredential first = credentials.credential();
		this.clock.advance(Duration.ofSeconds(479));
		assertThat(credentials.credential()).isSameAs(first);
		assertThat(this.calls).hasValue(1);
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(eventuallyOther(credentials, first)).isNotEqualTo(first);
		assertThat(this.calls).hasValue(2);
	}

	@Test
	void refreshesFiveMinutesBeforeTheEndOfALongOne() {
		RefreshingCredentials credentials = refreshing(() -> temporary(Duration.ofHours(12)));
		HmacCredential first = credentials.credential();
		this.clock.advance(Duration.ofHours(12).minusSeconds(301));
		assertThat(credentials.credential()).isSameAs(first);
		this.clock.advance(Duration.ofSeconds(2));
		eventuallyOther(credentials, first);
	}

	@Test
	void asksAgainAfterAMinuteWhereNoEndIsKnown() {
		RefreshingCredentials credentials = refreshing(() -> numbered(null));
		HmacCredential first = credentials.credential();
		this.clock.advance(Duration.ofSeconds(59));
		assertThat(credentials.credential()).isSameAs(first);
		this.clock.advance(Duration.ofSeconds(1));
		eventuallyOther(credentials, first);
	}

	@Test
	void asksOnceHoweverManyWait() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		RefreshingCredentials credentials = refreshing(() -> {
			go.await();
			return temporary(Duration.ofMinutes(10));
		});
		ExecutorService threads = Executors.newFixedThreadPool(32);
		try {
			List<Future<HmacCredential>> all = IntStream.range(0, 32)
				.mapToObj((i) -> threads.submit(credentials::credential))
				.toList();
			go.countDown();
			for (Future<HmacCredential> each : all) {
				assertThat(each.get(10, TimeUnit.SECONDS).accessKey()).isEqualTo("key-1");
			}
			assertThat(this.calls).hasValue(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void goesOnWithTheOldOneWhileItIsValid() throws Exception {
		CountDownLatch failed = new CountDownLatch(1);
		RefreshingCredentials credentials = refreshing(() -> {
			if (this.calls.get() > 0) {
				failed.countDown();
				throw new IOException("the token service is down");
			}
			return temporary(Duration.ofMinutes(10));
		});
		HmacCredential first = credentials.credential();
		this.clock.advance(Duration.ofMinutes(9));
		assertThat(credentials.credential()).isSameAs(first);
		assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(credentials.credential()).isSameAs(first);
		this.clock.advance(Duration.ofMinutes(2));
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::credential)
			.withMessageContaining("the credentials provider " + getClass().getName() + "'s lambda failed")
			.withMessageContaining("IOException, the token service is down");
	}

	@Test
	void tellsOfACredentialThatHasExpired() {
		RefreshingCredentials credentials = refreshing(() -> temporary(Duration.ofSeconds(-1)));
		CredentialsException failure = catchThrowableOfType(CredentialsException.class, credentials::credential);
		assertThat(failure).hasMessageContaining("it gave a credential that expired at 2025-12-31T23:59:59Z");
		assertThat(failure.failure().code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
		assertThat(failure.failure().temporary()).isTrue();
	}

	@Test
	@SuppressWarnings("NullAway")
	void tellsOfNull() {
		RefreshingCredentials credentials = refreshing(() -> null);
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::credential)
			.withMessageContaining("it gave null");
	}

	@Test
	void waitsNoLongerThanItsPatienceAndAsksAgain() {
		RefreshingCredentials credentials = new RefreshingCredentials(() -> {
			if (this.calls.incrementAndGet() == 1) {
				new CountDownLatch(1).await();
			}
			return HmacCredential.of("key", "secret");
		}, this.clock, Duration.ofMillis(50));
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::credential)
			.withMessageContaining("gave nothing within PT0.05S")
			.matches(CredentialsException::isTimeout);
		assertThat(new RefreshingCredentials(credentials::credential, this.clock, Duration.ofSeconds(10)).credential())
			.isEqualTo(HmacCredential.of("key", "secret"));
	}

	@Test
	void aWaitIsBrokenOffForOneAndNotForAll() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		RefreshingCredentials credentials = refreshing(() -> {
			go.await();
			return temporary(Duration.ofMinutes(10));
		});
		InterruptHandle handle = new InterruptHandle();
		handle.attach();
		handle.fire();
		try {
			assertThatExceptionOfType(CredentialsException.class).isThrownBy(credentials::credential)
				.withMessageContaining("broken off");
		}
		finally {
			handle.detach();
		}
		go.countDown();
		assertThat(credentials.credential().accessKey()).isEqualTo("key-1");
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void showsNoSecret() {
		RefreshingCredentials credentials = refreshing(() -> temporary(Duration.ofMinutes(10)));
		assertThat(credentials.toString()).doesNotContain("key-1").contains("from the credentials provider");
		credentials.credential();
		assertThat(credentials.toString()).contains("hmac:ke***:*** until 2026").doesNotContain("secret", "token");
	}

	private RefreshingCredentials refreshing(CredentialsProvider source) {
		return new RefreshingCredentials(source, this.clock, Duration.ofSeconds(10));
	}

	private HmacCredential temporary(Duration left) {
		return numbered(this.clock.instant().plus(left));
	}

	private HmacCredential numbered(@Nullable Instant expiration) {
		return HmacCredential.of("key-" + this.calls.incrementAndGet(), "secret")
			.withSecurityToken("token")
			.withExpiration(expiration);
	}

	/** The refresh goes on in another thread, while the old one is used. */
	private static HmacCredential eventuallyOther(RefreshingCredentials credentials, HmacCredential old) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (credentials.credential() == old && System.nanoTime() < end) {
			Thread.onSpinWait();
		}
		assertThat(credentials.credential()).isNotSameAs(old);
		return credentials.credential();
	}

	private static final class TestClock extends Clock {

		private volatile Instant now = START;

		void advance(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
