package io.storager.driver;

/** What a service takes for the limit of one request's speed, in bits a second. */
public final class TrafficLimits {

	private final long minimum;

	private final long maximum;

	private TrafficLimits(long minimum, long maximum) {
		this.minimum = minimum;
		this.maximum = maximum;
	}

	/** Limits, in bits a second. */
	public static TrafficLimits of(long minimum, long maximum) {
		return new TrafficLimits(minimum, maximum);
	}

	/** The least bits a second. */
	public long minimum() {
		return this.minimum;
	}

	/** The most bits a second. */
	public long maximum() {
		return this.maximum;
	}

}
