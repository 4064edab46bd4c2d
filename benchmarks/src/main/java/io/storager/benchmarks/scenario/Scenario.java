package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.util.List;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;
import io.storager.transfer.TransferSettings;
import org.jspecify.annotations.Nullable;

/** Something that every contender has to do. */
public interface Scenario {

	/** Return the name to choose it by. */
	String name();

	/** Return what it is called in reports. */
	String title();

	/** Return what is counted. */
	Unit unit();

	/** Return how often it is run. */
	Plan plan();

	/** Return what this library has to reach. */
	List<Goal> goals(Service service);

	/** Return how much memory this library may hold, or {@code null} for any. */
	default @Nullable Long heapLimit() {
		return null;
	}

	/** Return how many connections a transfer of this library uses. */
	default int ways() {
		return TransferSettings.DEFAULT.concurrency();
	}

	/**
	 * Return whether the server computes the checksums of every content, even if the same
	 * came before. It does not if only the clients are to be compared: in production they
	 * do not share their processors with the service.
	 */
	default boolean serverComputes() {
		return false;
	}

	/**
	 * Return who has to upload what all of them read: the first one, and who does not
	 * talk to the service.
	 */
	static List<Contender> uploaders(List<Contender> contenders) {
		return contenders.stream()
			.filter((contender) -> contender == contenders.get(0) || contender.role() == Role.BARE)
			.toList();
	}

	/** Return whether a contender can do this, and in reasonable time. */
	boolean suits(Contender contender);

	/** Prepare the stage, once for all contenders. */
	default void prepare(Stage stage, List<Contender> contenders) throws IOException {
	}

	/** Prepare a run of one contender; not measured. */
	default void before(Stage stage) throws IOException {
	}

	/**
	 * Run one contender; measured.
	 * @return what was done, in units
	 */
	Outcome run(Stage stage, Contender contender) throws IOException;

}
