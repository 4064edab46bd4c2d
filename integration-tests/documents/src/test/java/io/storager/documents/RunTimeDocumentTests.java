package io.storager.documents;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import io.storager.engine.DriverStorager;
import io.storager.error.InvalidSettingException;
import io.storager.factory.OpenStorager;
import io.storager.factory.Storagers;
import io.storager.settings.ConnectionString;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What {@code docs/operations.md} says of credentials that change and of storages made at
 * run time is true, row by row, for both services.
 */
@Timeout(60)
class RunTimeDocumentTests {

	private static final String KEY = "AKIDEXAMPLE";

	private static final String SECRET = "s3cr3t";

	private static final AtomicInteger names = new AtomicInteger();

	private static StorageEmulator emulator;

	@BeforeAll
	static void start() {
		emulator = StorageEmulator.builder()
			.credential(KEY, SECRET)
			.ossBucket("photos", "oss-cn-hangzhou")
			.cosBucket("photos-1250000000", "ap-guangzhou")
			.start();
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	private static String string(String service) {
		return service.equals("oss") ? "oss://photos?endpoint=%s&location=cn-hangzhou".formatted(emulator.ossEndpoint())
				: "cos://photos-1250000000?endpoint=%s&location=ap-guangzhou".formatted(emulator.cosEndpoint());
	}

	private static String withCredential(String service) {
		return "%s&credential=hmac:%s:%s".formatted(string(service), KEY, SECRET);
	}

	/** A row that can be tried with a service. */
	@FunctionalInterface
	private interface Row {

		void tryIt(String service) throws Exception;

	}

	private static void tryAll(String service, String heading, Map<String, Row> rows) throws Exception {
		List<String> documented = OperationsDocument.rows(heading).stream().map((row) -> row.get(0)).toList();
		assertThat(documented).containsExactlyElementsOf(rows.keySet());
		for (Map.Entry<String, Row> row : rows.entrySet()) {
			try {
				row.getValue().tryIt(service);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("%s: %s".formatted(service, row.getKey()), ex);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void credentialsThatChange(String service) throws Exception {
		Map<String, Row> rows = new LinkedHashMap<>();
		rows.put("no credential yet, and many threads need one", RunTimeDocumentTests::isAskedOnce);
		rows.put("a credential without an expiry", RunTimeDocumentTests::isKept);
		rows.put("a credential is about to expire", RunTimeDocumentTests::isReplaced);
		rows.put("the provider fails while the old credential is valid", RunTimeDocumentTests::goesOnWithTheOld);
		rows.put("the provider fails, and there is no valid credential", (name) -> isRefused(name, () -> {
			throw new IOException("the vault is closed");
		}, "the vault is closed"));
		rows.put("the provider gives `null`, or what has expired", (name) -> {
			isRefused(name, RunTimeDocumentTests::nothing, "gave null");
			isRefused(name, () -> temporary(Instant.now().minusSeconds(1)), "expired");
		});
		rows.put("the provider blocks", RunTimeDocumentTests::endsWithAnInterrupt);
		rows.put("the service no longer takes the security token", RunTimeDocumentTests::isToldByTheService);
		rows.put("a signature for longer than the credential is valid", RunTimeDocumentTests::signsNoLonger);
		tryAll(service, "Credentials that change", rows);
	}

	@SuppressWarnings("NullAway")
	private static HmacCredential nothing() {
		return null;
	}

	/** A credential that the service knows. */
	private static HmacCredential temporary(Instant expiry) {
		return temporary(expiry, expiry);
	}

	private static HmacCredential temporary(Instant expiry, Instant expiryOfTheService) {
		String name = "AKID" + names.incrementAndGet();
		emulator.addTemporaryCredential(name, "secret", "token", expiryOfTheService);
		return HmacCredential.of(name, "secret").withSecurityToken("token").withExpiration(expiry);
	}

	private static void with(String service, CredentialsProvider credentials, Attempt attempt) throws Exception {
		try (Storagers storagers = Storagers.create();
				OpenStorager open = storagers.open(ConnectionString.parse(string(service)), credentials)) {
			attempt.with(open.storager());
		}
	}

	/** What is tried with a storager. */
	@FunctionalInterface
	private interface Attempt {

		void with(DriverStorager storager) throws Exception;

	}

	private static void isAskedOnce(String service) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		CountDownLatch all = new CountDownLatch(8);
		with(service, () -> {
			calls.incrementAndGet();
			all.await();
			return HmacCredential.of(KEY, SECRET);
		}, (storager) -> {
			ExecutorService threads = Executors.newFixedThreadPool(8);
			try {
				List<Callable<Boolean>> tasks = Stream.<Callable<Boolean>>generate(() -> () -> {
					all.countDown();
					return storager.exists("missing");
				}).limit(8).toList();
				for (Future<Boolean> found : threads.invokeAll(tasks)) {
					assertThat(found.get()).isFalse();
				}
			}
			finally {
				threads.shutdownNow();
			}
			assertThat(calls).hasValue(1);
		});
	}

	private static void isKept(String service) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		with(service, () -> {
			calls.incrementAndGet();
			return HmacCredential.of(KEY, SECRET);
		}, (storager) -> {
			storager.exists("missing");
			storager.exists("missing");
			storager.signRead("a", Duration.ofMinutes(1));
			assertThat(calls).hasValue(1);
		});
	}

	private static void isReplaced(String service) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		with(service, () -> {
			calls.incrementAndGet();
			// The service takes it for longer: a busy machine may send it late.
			return temporary(Instant.now().plusMillis(1000), Instant.now().plusSeconds(60));
		}, (storager) -> {
			Instant end = Instant.now().plusSeconds(20);
			while (calls.get() < 3 && Instant.now().isBefore(end)) {
				assertThat(storager.exists("missing")).isFalse();
			}
			assertThat(calls).hasValueGreaterThanOrEqualTo(3);
		});
	}

	/** On a busy machine the old one may have ended before the provider has failed. */
	private static void goesOnWithTheOld(String service) throws Exception {
		boolean tried = false;
		for (int seconds = 1; !tried; seconds *= 2) {
			assertThat(seconds).isLessThan(60);
			tried = goesOnWithTheOld(service, Instant.now().plusSeconds(seconds));
		}
	}

	private static boolean goesOnWithTheOld(String service, Instant expiry) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (Storagers storagers = Storagers.create();
				OpenStorager open = storagers.open(ConnectionString.parse(string(service)), () -> {
					if (calls.getAndIncrement() > 0) {
						throw new IOException("the vault is closed");
					}
					return temporary(expiry, expiry.plusSeconds(60));
				})) {
			while (calls.get() < 2) {
				open.storager().exists("missing");
			}
			return !open.storager().exists("missing");
		}
		catch (StorageException ex) {
			assertThat(Instant.now()).isAfter(expiry);
			return false;
		}
	}

	private static void isRefused(String service, CredentialsProvider credentials, String reason) throws Exception {
		with(service, credentials, (storager) -> {
			long before = emulator.requests().arrived();
			StorageException failure = failure(() -> storager.exists("missing"));
			assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(failure).hasMessageContaining(reason);
			assertThat(emulator.requests().arrived()).isEqualTo(before);
		});
	}

	private static void endsWithAnInterrupt(String service) throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch never = new CountDownLatch(1);
		with(service, () -> {
			asked.countDown();
			never.await();
			throw new IllegalStateException();
		}, (storager) -> {
			ExecutorService threads = Executors.newSingleThreadExecutor();
			try {
				Future<StorageException> failure = threads.submit(() -> failure(() -> storager.exists("missing")));
				asked.await();
				threads.shutdownNow();
				assertThat(failure.get(10, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.UNEXPECTED);
			}
			finally {
				threads.shutdownNow();
			}
		});
	}

	private static void isToldByTheService(String service) throws Exception {
		with(service, () -> temporary(Instant.now().plusSeconds(600), Instant.now().minusSeconds(1)), (storager) -> {
			long before = emulator.requests().arrived();
			StorageException failure = failure(() -> storager.write("a", Content.ofText("text")));
			assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(emulator.requests().arrived()).isEqualTo(before + 1);
		});
	}

	private static void signsNoLonger(String service) throws Exception {
		Instant expiry = Instant.now().plusSeconds(600);
		with(service, () -> temporary(expiry),
				(storager) -> assertThat(storager.signRead("a", Duration.ofHours(1)).expiration())
					.isBetween(Instant.now(), expiry));
	}

	private static StorageException failure(Runnable call) {
		StorageException failure = catchThrowableOfType(StorageException.class, call::run);
		assertThat(failure).isNotNull();
		return failure;
	}

	@Test
	void everyMethodHasARow() throws IOException {
		Set<String> documented = OperationsDocument.rows("Storages made at run time")
			.stream()
			.map((row) -> OperationsDocument.quoted(row.get(0)).get(0))
			.collect(Collectors.toSet());
		assertThat(documented).containsExactlyInAnyOrderElementsOf(Stream.of(Storagers.class, OpenStorager.class)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
			.map(RunTimeDocumentTests::name)
			.collect(Collectors.toSet()));
	}

	private static String name(Method method) {
		return method.getDeclaringClass().getSimpleName() + "." + method.getName();
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void storagesMadeAtRunTime(String service) throws Exception {
		long before = emulator.requests().arrived();
		Storagers storagers = Storagers.create();
		Map<String, Row> rows = new LinkedHashMap<>();
		rows.put("`Storagers.create`", (name) -> assertThat(storagers.count()).isZero());
		rows.put("`Storagers.services`", (name) -> assertThat(storagers.services()).contains("oss", "cos"));
		rows.put("`Storagers.open`", (name) -> {
			storagers.open(withCredential(name));
			storagers.open(ConnectionString.parse(withCredential(name)));
			storagers.open(ConnectionString.parse(string(name)), HmacCredential.of(KEY, SECRET));
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> storagers.open(withCredential(name) + "&regoin=here"))
				.withMessageStartingWith("'regoin' is")
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(SECRET));
		});
		rows.put("`Storagers.count`", (name) -> assertThat(storagers.count()).isEqualTo(3));
		rows.put("`Storagers.close`", (name) -> {
			storagers.close();
			assertThat(storagers.count()).isZero();
			assertThatIllegalStateException().isThrownBy(() -> storagers.open(withCredential(name)));
			assertThat(emulator.requests().arrived()).isEqualTo(before);
		});
		rows.put("`OpenStorager.storager`", (name) -> {
			try (Storagers others = Storagers.create()) {
				OpenStorager open = others.open(withCredential(name));
				assertThat(open.storager()).isSameAs(open.storager());
				assertThat(open.storager().metadata().service()).isEqualTo(name);
			}
		});
		rows.put("`OpenStorager.close`", (name) -> {
			try (Storagers others = Storagers.create()) {
				OpenStorager open = others.open(withCredential(name));
				Storager other = others.open(withCredential(name)).storager();
				open.storager().exists("missing");
				open.close();
				assertThat(failure(() -> open.storager().exists("missing")).code()).isEqualTo(ErrorCode.UNEXPECTED);
				assertThat(other.exists("missing")).isFalse();
				assertThat(others.count()).isEqualTo(1);
			}
		});
		tryAll(service, "Storages made at run time", rows);
	}

}
