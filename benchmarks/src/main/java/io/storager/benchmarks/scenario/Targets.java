package io.storager.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;

import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.server.Service;

/**
 * How many times as fast as the raw SDKs this library has to be. It always has to be
 * ahead of the rival.
 *
 * @param oss against the SDK of OSS
 * @param cos against the SDK of COS
 */
record Targets(double oss, double cos) {

	/** Nothing to reach: for comparison only. */
	static final Targets NONE = new Targets(0, 0);

	static Targets of(double both) {
		return new Targets(both, both);
	}

	List<Goal> goals(Service service) {
		List<Goal> goals = new ArrayList<>();
		if (equals(NONE)) {
			return goals;
		}
		goals.add(new Goal(Goal.Aspect.SPEED, Role.RAW, (service == Service.OSS) ? this.oss : this.cos));
		goals.add(new Goal(Goal.Aspect.SPEED, Role.RIVAL, 1));
		return goals;
	}

}
