package io.storager.observation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.management.ThreadMXBean;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageInputStream;
import io.storager.driver.Failure;
import io.storager.driver.HeadRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.error.ObjectNotExistException;
import io.storager.error.ServiceInternalException;
import io.storager.observation.micrometer.DefaultStorageObservationConvention;
import io.storager.observation.micrometer.MicrometerCallObserver;
import io.storager.observation.micrometer.StorageObservationContext;
import io.storager.options.ListOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.Transfers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for observations of calls. */
class StorageObservationTests {

	private final MemoryService service = new MemoryService();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final Recorder recorder = new Recorder();

	private final AtomicInteger failures = new AtomicInteger();

	private MemoryStorager storager = storager(new MicrometerCallObserver(this.registry, null));

	@BeforeEach
	void start() {
		this.service.createBucket("photos");
		this.registry.observationConfig().observationHandler(this.recorder);
	}

	private MemoryStorager storager(CallObserver observer) {
		return new MemoryStorager(new FailingDriver(),
				StoragerSettings.DEFAULT.with(Transfers.byDefault().observedBy(observer)).withMaxRetries(2));
	}

	@Test
	void aCallIsOneObservation() {
		this.storager.write("a", Content.ofText("hello"));
		StorageObservationContext context = this.recorder.only();
		assertThat(context.getName()).isEqualTo("storage.operation");
		assertThat(context.getContextualName()).isEqualTo("memory write");
		assertThat(keys(context.getLowCardinalityKeyValues()))
			.isEqualTo(Map.of("storage.service", "memory", "storage.bucket", "photos", "storage.operation", "write",
					"outcome", "success", "storage.error", "none"));
		assertThat(keys(context.getHighCardinalityKeyValues())).isEqualTo(Map.of("storage.path", "a"));
		assertThat(context.bytesSent()).isEqualTo(5);
		assertThat(context.bytesReceived()).isZero();
	}

	@Test
	void bytesAndRetriesAreCounted() {
		this.storager.write("a", Content.ofText("hello"));
		this.recorder.stopped.clear();
		this.failures.set(2);
		assertThat(this.storager.stat("a").contentLength()).isEqualTo(5);
		assertThat(this.recorder.only().retries()).isEqualTo(2);
		this.recorder.stopped.clear();
		assertThat(this.storager.readAllBytes("a")).hasSize(5);
		assertThat(this.recorder.only().bytesReceived()).isEqualTo(5);
	}

	@Test
	void aMissingObjectIsAnAnswerAndNoError() {
		assertThatExceptionOfType(ObjectNotExistException.class).isThrownBy(() -> this.storager.readAllBytes("a"));
		StorageObservationContext context = this.recorder.only();
		assertThat(keys(context.getLowCardinalityKeyValues())).containsEntry("outcome", "refused")
			.containsEntry("storage.error", "OBJECT_NOT_EXIST");
		assertThat(context.getError()).isNull();
	}

	@Test
	void aFailureOfTheServiceIsAnError() {
		this.failures.set(3);
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> this.storager.stat("a"));
		StorageObservationContext context = this.recorder.only();
		assertThat(keys(context.getLowCardinalityKeyValues())).containsEntry("outcome", "failure")
			.containsEntry("storage.error", "SERVICE_INTERNAL");
		assertThat(keys(context.getHighCardinalityKeyValues())).containsEntry("storage.request.id", "request-1");
		assertThat(context.getError()).isInstanceOf(ServiceInternalException.class);
	}

	@Test
	void aStreamIsOneObservationFromOpenToClose() throws IOException {
		try (OutputStream output = this.storager.newOutputStream("a")) {
			output.write(new byte[100]);
			assertThat(this.recorder.stopped).isEmpty();
		}
		assertThat(this.recorder.only().bytesSent()).isEqualTo(100);
		this.recorder.stopped.clear();
		try (StorageInputStream input = this.storager.newInputStream("a")) {
			assertThat(input.readAllBytes()).hasSize(100);
			assertThat(this.recorder.stopped).isEmpty();
		}
		assertThat(this.recorder.only().bytesReceived()).isEqualTo(100);
	}

	@Test
	void aStreamThatCannotBeOpenedHasEnded() {
		assertThatExceptionOfType(ObjectNotExistException.class).isThrownBy(() -> this.storager.newInputStream("a"));
		assertThat(this.recorder.only().storageFailure()).isInstanceOf(ObjectNotExistException.class);
	}

	@Test
	void aListingIsOneObservationForEachPageUnderItsParent() {
		for (int i = 0; i < 5; i++) {
			this.storager.write("object-" + i, Content.ofText("x"));
		}
		this.recorder.stopped.clear();
		Observation parent = Observation.start("parent", this.registry);
		try (Observation.Scope scope = parent.openScope()) {
			assertThat(this.storager.list("", ListOptions.builder().pageSize(1).build()).stream()).hasSize(5);
		}
		assertThat(this.recorder.stopped).hasSizeGreaterThanOrEqualTo(5)
			.allSatisfy((page) -> assertThat(page.getParentObservation()).isSameAs(parent));
	}

	@Test
	void theCallIsCurrentWhileItRuns() {
		this.storager.write("a", Content.ofSource(() -> {
			assertThat(this.registry.getCurrentObservation()).isNotNull();
			return new ByteArrayInputStream(new byte[1]);
		}, 1));
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void whatSendsNothingIsNotObserved() {
		this.storager.create("a");
		this.storager.metadata();
		this.storager.list("a");
		assertThat(this.recorder.started.get()).isZero();
	}

	@Test
	void aConventionTakesThePlaceOfOurs() {
		this.storager = storager(new MicrometerCallObserver(this.registry, new DefaultStorageObservationConvention() {

			@Override
			public String getName() {
				return "mine";
			}

		}));
		this.storager.write("a", Content.ofText("hello"));
		assertThat(this.recorder.only().getName()).isEqualTo("mine");
	}

	@Test
	void withoutAHandlerNothingIsMade() {
		CallObserver observer = new MicrometerCallObserver(ObservationRegistry.create(), null);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		boolean made = false;
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < 1000; i++) {
			made |= observer.start("oss", "photos", Operation.READ, "a", observer.current()) != null;
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000 * 300);
		assertThat(made).isFalse();
	}

	private static Map<String, String> keys(KeyValues values) {
		return values.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	/** Fails as often as told. */
	private final class FailingDriver extends MemoryBucketDriver {

		FailingDriver() {
			super(StorageObservationTests.this.service, "photos");
		}

		private void fail() throws IOException {
			if (StorageObservationTests.this.failures.getAndDecrement() > 0) {
				throw new IOException("on request");
			}
		}

		@Override
		public ObjectHead head(String key, HeadRequest request) throws Exception {
			fail();
			return super.head(key, request);
		}

		@Override
		public ListPage list(ListRequest request) throws Exception {
			fail();
			return super.list(request);
		}

		@Override
		public Failure describe(Throwable error, Operation operation) {
			return (error instanceof IOException) ? Failure.of(ErrorCode.SERVICE_INTERNAL, "on request")
				.withAnswer(null, 500, "request-1")
				.temporary(true) : super.describe(error, operation);
		}

	}

	private static final class Recorder implements ObservationHandler<StorageObservationContext> {

		private final AtomicInteger started = new AtomicInteger();

		private final List<StorageObservationContext> stopped = new CopyOnWriteArrayList<>();

		@Override
		public void onStart(StorageObservationContext context) {
			this.started.incrementAndGet();
		}

		@Override
		public void onStop(StorageObservationContext context) {
			this.stopped.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof StorageObservationContext;
		}

		private StorageObservationContext only() {
			assertThat(this.stopped).hasSize(1);
			return this.stopped.get(0);
		}

	}

}
