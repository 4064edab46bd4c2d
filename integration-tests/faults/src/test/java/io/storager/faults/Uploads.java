package io.storager.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.storager.ListMode;
import io.storager.StorageObject;
import io.storager.emulator.traffic.RequestLog;
import io.storager.options.ListOptions;

/**
 * The uploads that a trial left behind: none, with one exception. Of an upload that the
 * service has started the client may never hear, if the answer is lost. It cannot give up
 * what it does not know, so that one empty upload may stay for each such answer.
 */
final class Uploads {

	private Uploads() {
	}

	/**
	 * Insist that none is left but those, at once or in a while.
	 * @param lostAnswers how many answers to any request may have been lost at most
	 * @param patience how long uploads that are given up may still be there
	 */
	static void requireNone(Stage stage, int lostAnswers, Duration patience) throws InterruptedException {
		Instant end = Instant.now().plus(patience);
		while (true) {
			try {
				requireNone(stage, lostAnswers);
				return;
			}
			catch (AssertionError ex) {
				if (Instant.now().isAfter(end)) {
					throw ex;
				}
				Thread.sleep(50);
			}
		}
	}

	private static void requireNone(Stage stage, int lostAnswers) {
		RequestLog log = stage.emulator().requests();
		// The log first: to ask for parts is to mention the upload.
		Set<String> known = log.matching((request) -> stage.bucket().equals(request.bucket()))
			.stream()
			.map((request) -> request.query().getOrDefault("uploadId", ""))
			.collect(Collectors.toSet());
		int started = log.count((request) -> stage.bucket().equals(request.bucket()) && Aim.INITIATE.matches(request));
		List<StorageObject> left = stage.observer()
			.list("", ListOptions.builder().listMode(ListMode.PART).build())
			.stream()
			.toList();
		for (StorageObject upload : left) {
			if (known.contains(upload.multipartId())) {
				throw new AssertionError("the upload %s was left behind".formatted(upload.multipartId()));
			}
			if (stage.observer().listMultipart(upload).iterator().hasNext()) {
				throw new AssertionError("the upload %s that nobody knows has parts".formatted(upload.multipartId()));
			}
		}
		int allowed = Math.min(lostAnswers, started);
		if (left.size() > allowed) {
			throw new AssertionError("%s unknown uploads stay, %s answers were lost".formatted(left.size(), allowed));
		}
	}

}
