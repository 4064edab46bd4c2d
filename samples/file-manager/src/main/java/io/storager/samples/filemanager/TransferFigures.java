package io.storager.samples.filemanager;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storager.ProgressListener;

import org.springframework.stereotype.Component;

/**
 * How many bytes have passed between this application and the services, while they do,
 * and how often something was sent again.
 */
@Component
class TransferFigures {

	/** The starter counts it. */
	private static final String RETRIES = "storage.retries";

	private final MeterRegistry meters;

	private final LongAdder sent = new LongAdder();

	private final LongAdder received = new LongAdder();

	TransferFigures(MeterRegistry meters) {
		this.meters = meters;
	}

	/** Listens to one write. */
	ProgressListener sending() {
		return counting(this.sent);
	}

	/** Listens to one copy that passes through here, and passes on what it hears. */
	ProgressListener passing(ProgressListener next) {
		ProgressListener in = receiving();
		ProgressListener out = sending();
		return (transferred, total) -> {
			in.onProgress(transferred, total);
			out.onProgress(transferred, total);
			next.onProgress(transferred, total);
		};
	}

	/** Listens to one read. */
	ProgressListener receiving() {
		return counting(this.received);
	}

	long sent() {
		return this.sent.sum();
	}

	long received() {
		return this.received.sum();
	}

	long retries() {
		return (long) this.meters.find(RETRIES).counters().stream().mapToDouble(Counter::count).sum();
	}

	/** What is sent again counts once, as the listener goes back then. */
	private static ProgressListener counting(LongAdder total) {
		AtomicLong before = new AtomicLong();
		return (transferred, length) -> total.add(Math.max(0, transferred - before.getAndSet(transferred)));
	}

}
