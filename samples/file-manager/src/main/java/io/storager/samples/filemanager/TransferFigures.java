package io.storager.samples.filemanager;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.storager.ProgressListener;

import org.springframework.stereotype.Component;

/** How many bytes have passed between this application and the services. */
@Component
class TransferFigures {

	private final LongAdder sent = new LongAdder();

	private final LongAdder received = new LongAdder();

	/** Listens to one write. */
	ProgressListener sending() {
		return counting(this.sent);
	}

	/** Listens to one write, and passes on what it hears. */
	ProgressListener sending(ProgressListener next) {
		ProgressListener counting = sending();
		return (transferred, total) -> {
			counting.onProgress(transferred, total);
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

	/** What is sent again counts once, as the listener goes back then. */
	private static ProgressListener counting(LongAdder total) {
		AtomicLong before = new AtomicLong();
		return (transferred, length) -> total.add(Math.max(0, transferred - before.getAndSet(transferred)));
	}

}
