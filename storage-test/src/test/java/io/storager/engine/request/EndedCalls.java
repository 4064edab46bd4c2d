package io.storager.engine.request;

import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Operation;
import io.storager.observation.CallObserver;
import io.storager.observation.ObservedCall;
import org.jspecify.annotations.Nullable;

/** Sees every call, and counts those that have ended. */
public final class EndedCalls implements CallObserver, ObservedCall {

	private final AtomicInteger number = new AtomicInteger();

	/** How many have ended. */
	public int number() {
		return this.number.get();
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
	}

	@Override
	public void stop() {
		this.number.incrementAndGet();
	}

}
