package io.storager.test.contract;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.storager.Content;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.engine.DriverStorager;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Works for many lives of temporary credentials, with time compressed: each lives for a
 * third of a second, and the service stops taking it a little later. Nothing may fail.
 */
public final class CredentialRotation {

	private static final Duration LIFE = Duration.ofMillis(300);

	/** A request that was signed in time may arrive late on a busy machine. */
	private static final Duration LATE = Duration.ofMillis(1200);

	private static final Duration ALL = Duration.ofMillis(2500);

	private static final int SIZE = 2 * 1024 * 1024;

	private static final int REQUESTS = 10_000;

	private static final int THREADS = 8;

	private final Service service;

	private final AtomicInteger count = new AtomicInteger();

	private CredentialRotation(Service service) {
		this.service = service;
	}

	/**
	 * Work.
	 * @param service takes credentials until they expire
	 * @param storagers makes a storager that asks a provider
	 * @param reach where a signed address is reached from here
	 */
	public static void run(Service service, Function<CredentialsProvider, DriverStorager> storagers,
			UnaryOperator<URI> reach) throws Exception {
		CredentialRotation rotation = new CredentialRotation(service);
		rotation.work(storagers.apply(rotation::next), reach);
		assertThat(rotation.count.get()).isBetween(4, 40);
	}

	/** Send 10,000 requests side by side, so that some go while a credential changes. */
	public static void ask(Service service, Function<CredentialsProvider, DriverStorager> storagers) throws Exception {
		CredentialRotation rotation = new CredentialRotation(service);
		DriverStorager storager = storagers.apply(rotation::next);
		storager.write("rotation/asked", Content.ofText("text"));
		AtomicInteger left = new AtomicInteger(REQUESTS);
		Callable<Integer> work = () -> {
			int count = 0;
			for (; left.getAndDecrement() > 0; count++) {
				storager.stat("rotation/asked");
			}
			return count;
		};
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			int requests = 0;
			for (Future<Integer> each : threads.invokeAll(Collections.nCopies(THREADS, work))) {
				requests += each.get(60, TimeUnit.SECONDS);
			}
			assertThat(requests).isEqualTo(REQUESTS);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(rotation.count.get()).isGreaterThan(1);
	}

	private HmacCredential next() {
		String key = "AKIDrotated" + this.count.incrementAndGet();
		Instant expiration = Instant.now().plus(LIFE);
		this.service.take(key, "secret-" + key, "token-" + key, expiration.plus(LATE));
		return HmacCredential.of(key, "secret-" + key).withSecurityToken("token-" + key).withExpiration(expiration);
	}

	private void work(DriverStorager storager, UnaryOperator<URI> reach) throws Exception {
		byte[] bytes = Topic.bytes(SIZE);
		storager.write("rotation/big", Content.of(bytes));
		storager.write("rotation/small", Content.ofText("text"));
		for (int i = 0; i < 5; i++) {
			storager.write("rotation/list/" + i, Content.ofText("text"));
		}
		long end = System.nanoTime() + ALL.toNanos();
		List<Callable<Integer>> work = new ArrayList<>();
		work.add(() -> upload(storager, bytes, end));
		work.add(() -> readSlowly(storager, end));
		work.add(() -> repeat(end, () -> assertThat(storager.list("rotation/list").stream().count()).isEqualTo(5)));
		work.add(() -> repeat(end, () -> storager.write("rotation/small", Content.ofText("text"))));
		work.add(() -> repeat(end, () -> storager.copy("rotation/small", "rotation/copy")));
		work.add(() -> repeat(end, () -> {
			SignedRequest signed = storager.signRead("rotation/list/1", Duration.ofHours(1));
			assertThat(signed.expiration()).isBefore(Instant.now().plus(LIFE));
			assertThat(SignedHttp.send(reach, signed, new byte[0]).statusCode()).isEqualTo(200);
		}));
		work.add(() -> repeat(end, () -> {
			SignedPost form = storager.signPost("rotation/form", Duration.ofHours(1));
			assertThat(form.expiration()).isBefore(Instant.now().plus(LIFE));
			HttpResponse<byte[]> answer = SignedHttp.send(reach, form, Map.of(), "form", "text/plain", new byte[1]);
			assertThat(answer.statusCode()).as(SignedHttp.text(answer)).isEqualTo(204);
		}));
		ExecutorService threads = Executors.newFixedThreadPool(work.size());
		try {
			int requests = 0;
			for (Future<Integer> each : threads.invokeAll(work)) {
				requests += each.get(60, TimeUnit.SECONDS);
			}
			assertThat(requests).isGreaterThan(20);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(storager.readAllBytes("rotation/upload")).startsWith(1, 2, 3);
	}

	/** One upload that lasts longer than several credentials. */
	private static int upload(DriverStorager storager, byte[] bytes, long end) throws Exception {
		try (OutputStream output = storager.newOutputStream("rotation/upload")) {
			output.write(new byte[] { 1, 2, 3 });
			return repeat(end, () -> {
				output.write(bytes);
				TimeUnit.MILLISECONDS.sleep(50);
			});
		}
	}

	private static int readSlowly(DriverStorager storager, long end) throws Exception {
		return repeat(end, () -> {
			try (InputStream input = storager.newInputStream("rotation/big")) {
				for (int left = SIZE; left > 0; left -= input.readNBytes(SIZE / 4).length) {
					TimeUnit.MILLISECONDS.sleep(100);
				}
			}
		});
	}

	private static int repeat(long end, Step step) throws Exception {
		int count = 0;
		for (; System.nanoTime() < end; count++) {
			step.run();
		}
		return count;
	}

	/** Takes credentials. */
	@FunctionalInterface
	public interface Service {

		void take(String accessKey, String secretKey, String token, Instant expiry);

	}

	@FunctionalInterface
	private interface Step {

		void run() throws Exception;

	}

}
