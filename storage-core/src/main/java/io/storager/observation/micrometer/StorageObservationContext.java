package io.storager.observation.micrometer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.observation.Observation;
import io.storager.Operation;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/** What is known of a call, for conventions and handlers. */
public final class StorageObservationContext extends Observation.Context {

	private final String service;

	private final @Nullable String bucket;

	private final Operation operation;

	private final @Nullable String path;

	private final AtomicLong sent = new AtomicLong();

	private final AtomicLong received = new AtomicLong();

	private final AtomicInteger retries = new AtomicInteger();

	private volatile @Nullable Throwable failure;

	StorageObservationContext(String service, @Nullable String bucket, Operation operation, @Nullable String path) {
		this.service = service;
		this.bucket = bucket;
		this.operation = operation;
		this.path = path;
	}

	/** The service, such as {@code oss}. */
	public String service() {
		return this.service;
	}

	/** The bucket, if one is concerned. */
	public @Nullable String bucket() {
		return this.bucket;
	}

	/** The operation. */
	public Operation operation() {
		return this.operation;
	}

	/** The path as the caller gave it, if one is concerned. */
	public @Nullable String path() {
		return this.path;
	}

	/** Bytes of contents that the vendor's client was given, those of retries too. */
	public long bytesSent() {
		return this.sent.get();
	}

	/** Bytes of contents that have arrived. */
	public long bytesReceived() {
		return this.received.get();
	}

	/** How many requests were sent again. */
	public int retries() {
		return this.retries.get();
	}

	/**
	 * What the caller was told, if the call has failed in a way that storage explains.
	 */
	public @Nullable StorageException storageFailure() {
		return (this.failure instanceof StorageException known) ? known : null;
	}

	/** What the call has failed with. */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	void addSent(long bytes) {
		this.sent.addAndGet(bytes);
	}

	void addReceived(long bytes) {
		this.received.addAndGet(bytes);
	}

	void addRetry() {
		this.retries.incrementAndGet();
	}

	void fail(Throwable failure) {
		this.failure = failure;
	}

}
