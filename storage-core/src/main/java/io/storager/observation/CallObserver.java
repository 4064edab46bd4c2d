package io.storager.observation;

import io.storager.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Sees calls that send requests: each call of a public method, each page of a listing,
 * each batch of a deletion and each stream from its opening to its end. Calls that send
 * nothing, such as {@code create}, {@code metadata} and signatures, are not seen.
 * <p>
 * Observers are called by the threads that make the calls, must be fast and must not
 * throw.
 */
public interface CallObserver {

	/** Sees nothing. */
	CallObserver NONE = new CallObserver() {

		@Override
		public @Nullable Object current() {
			return null;
		}

		@Override
		public @Nullable ObservedCall start(String service, @Nullable String bucket, Operation operation,
				@Nullable String path, @Nullable Object parent) {
			return null;
		}

	};

	/**
	 * What calls of the current thread are part of, for calls that other threads make in
	 * its place.
	 */
	@Nullable Object current();

	/**
	 * A call starts.
	 * @param service the service, such as {@code oss}
	 * @param bucket the bucket, if one is concerned
	 * @param operation the operation
	 * @param path the path as the caller gave it, if one is concerned
	 * @param parent what it is part of: what {@link #current()} gave to the thread that
	 * wants it, or {@code null} if that is the current thread
	 * @return what sees it go on, or {@code null} if nothing does
	 */
	@Nullable ObservedCall start(String service, @Nullable String bucket, Operation operation, @Nullable String path,
			@Nullable Object parent);

}
