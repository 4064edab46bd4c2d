package io.storager.benchmarks.measure;

/** What is counted. */
public enum Unit {

	/** Operations. */
	OPERATIONS("operations/s", 1, "operation", 1),

	/** Bytes. */
	BYTES("MB/s", 1e6, "GB", 1e9),

	/** Keys. */
	KEYS("keys/s", 1, "1,000 keys", 1e3);

	private final String rate;

	private final double rateScale;

	private final String portion;

	private final double portionSize;

	Unit(String rate, double rateScale, String portion, double portionSize) {
		this.rate = rate;
		this.rateScale = rateScale;
		this.portion = portion;
		this.portionSize = portionSize;
	}

	/** Return the name of a rate, such as MB/s. */
	public String rate() {
		return this.rate;
	}

	/** Return a number per second in terms of the rate. */
	public double rate(double perSecond) {
		return perSecond / this.rateScale;
	}

	/** Return what costs are told of, such as a GB. */
	public String portion() {
		return this.portion;
	}

	/** Return what a portion costs if each of its units costs this much. */
	public double portion(double each) {
		return each * this.portionSize;
	}

}
