package io.storager.engine.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Operation;
import io.storager.observation.CallObserver;
import io.storager.observation.ObservedCall;
import org.jspecify.annotations.Nullable;

/** Sees every call, and counts those that have ended. */
public final class EndedCalls implements CallObserver, ObservedCall {

	private final AtomicInteger number = new AtomicInteger();

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	/** How many have ended. */
	public int number() {
		return this.number.get();
	}

	/** What they were told to have failed with, in order. */
	public List<Throwable> failures() {
		return this.failures;
	}

	@Override
	public @Nullable Object current() {
		return null;
	}

	@Override
	public ObservedCall start(String service, @Nullable String bucket, Operation operation, @Nullable String path,
			@Nullable Object parent) {
		return this;
	}

	@Override
	public Scope openScope() {
		return () -> {
		};
	}

	@Override
	public void sent(long bytes) {
	}

	@Override
	public void received(long bytes) {
	}

	@Override
	public void retried() {
	}

	@Override
	public void failed(Throwable failure) {
		this.failures.add(failure);
	}

	@Override
	public void stop() {
		this.number.incrementAndGet();
	}

}
