package io.storager.observation.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.observation.CallObserver;
import io.storager.observation.ObservedCall;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call an {@link Observation}. While nobody handles observations it makes
 * none.
 */
public final class MicrometerCallObserver implements CallObserver {

	private static final StorageObservationConvention DEFAULT_CONVENTION = new DefaultStorageObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable StorageObservationConvention convention;

	/**
	 * Create an observer.
	 * @param convention names and keys, or {@code null} for ours, or those that the
	 * registry has
	 */
	public MicrometerCallObserver(ObservationRegistry registry, @Nullable StorageObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public @Nullable Object current() {
		return this.registry.isNoop() ? null : this.registry.getCurrentObservation();
	}

	@Override
	public @Nullable ObservedCall start(String service, @Nullable String bucket, Operation operation,
			@Nullable String path, @Nullable Object parent) {
		if (this.registry.isNoop()) {
			return null;
		}
		StorageObservationContext context = new StorageObservationContext(service, bucket, operation, path);
		Observation observation = StorageObservation.OPERATION.observation(this.convention, DEFAULT_CONVENTION,
				() -> context, this.registry);
		if (observation.isNoop()) {
			return null;
		}
		if (parent instanceof Observation known) {
			observation.parentObservation(known);
		}
		return new Observed(observation.start(), context);
	}

	/**
	 * A call.
	 *
	 * @param observation what Micrometer knows of it
	 * @param context what we know of it
	 */
	private record Observed(Observation observation, StorageObservationContext context) implements ObservedCall {

		@Override
		public Scope openScope() {
			Observation.Scope scope = this.observation.openScope();
			return scope::close;
		}

		@Override
		public void sent(long bytes) {
			this.context.addSent(bytes);
		}

		@Override
		public void received(long bytes) {
			this.context.addReceived(bytes);
		}

		@Override
		public void retried() {
			this.context.addRetry();
		}

		@Override
		public void failed(Throwable failure) {
			this.context.fail(failure);
		}

		@Override
		public void stop() {
			Throwable failure = this.context.failure();
			if (failure != null && !isAnswer(failure)) {
				this.observation.error(failure);
			}
			this.observation.stop();
		}

		/** That an object is not there, or not as expected, may be what was asked. */
		private static boolean isAnswer(Throwable failure) {
			return failure instanceof StorageException known
					&& (known.code() == ErrorCode.OBJECT_NOT_EXIST || known.code() == ErrorCode.PRECONDITION_FAILED);
		}

	}

}
