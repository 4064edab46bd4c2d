package io.storager.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.storager.emulator.traffic.Fault;
import io.storager.emulator.traffic.FaultRule;

/**
 * A fault that is going to strike.
 *
 * @param kind what happens
 * @param aim to which requests
 * @param skip how many of them are spared first
 * @param times how many of them are struck
 */
record Hazard(Kind kind, Aim aim, int skip, int times) {

	private static final int ALWAYS = Integer.MAX_VALUE;

	/**
	 * Choose one or two. Those that strike the request which gives an upload up stay
	 * below the number of attempts: if the service never hears of it, nobody can.
	 */
	static List<Hazard> choose(Random random, Work work, int maxRetries) {
		List<Hazard> hazards = new ArrayList<>();
		int left = maxRetries;
		int count = (random.nextInt(3) == 0) ? 2 : 1;
		for (int i = 0; i < count; i++) {
			Kind kind = pick(random, Kind.values());
			if (kind == Kind.CORRUPT_REPLY_BODY && !work.verifiesWhatItReads()) {
				kind = Kind.RESET_REPLY_BODY;
			}
			Aim aim = kind.narrow(work.aims().get(random.nextInt(work.aims().size())));
			int skip = random.nextBoolean() ? 0 : random.nextInt(4);
			int times = (random.nextInt(4) == 0) ? ALWAYS : 1 + random.nextInt(maxRetries + 2);
			if (aim.coversAbort()) {
				times = Math.min(times, left);
				left -= times;
			}
			hazards.add(new Hazard(kind, aim, skip, times));
		}
		return hazards;
	}

	static <T> T pick(Random random, T[] values) {
		return values[random.nextInt(values.length)];
	}

	Fault strike(Stage stage, int length) {
		FaultRule rule = stage.emulator()
			.faults()
			.on(this.aim::matches)
			.bucket(stage.bucket())
			.skip(this.skip)
			.times(this.times);
		return this.kind.strike(rule, stage.random(), length);
	}

	@Override
	public String toString() {
		return "%s at %s%s%s".formatted(this.kind, this.aim, (this.times == ALWAYS) ? " always" : " x" + this.times,
				(this.skip > 0) ? " behind " + this.skip : "");
	}

}
