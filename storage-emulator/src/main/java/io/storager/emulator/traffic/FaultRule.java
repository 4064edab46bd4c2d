package io.storager.emulator.traffic;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A fault in the making: narrow down which requests it hits, say how often, and finish
 * with what happens to them.
 */
public final class FaultRule {

	private final Faults faults;

	private final Predicate<WireRequest> requests;

	private final int skip;

	private final int times;

	private final double probability;

	private final long seed;

	FaultRule(Faults faults, Predicate<WireRequest> requests) {
		this(faults, requests, 0, Integer.MAX_VALUE, 1, 0);
	}

	private FaultRule(Faults faults, Predicate<WireRequest> requests, int skip, int times, double probability,
			long seed) {
		this.faults = faults;
		this.requests = requests;
		this.skip = skip;
		this.times = times;
		this.probability = probability;
		this.seed = seed;
	}

	/** Hit only requests that satisfy this condition too. */
	public FaultRule where(Predicate<? super WireRequest> condition) {
		return new FaultRule(this.faults, this.requests.and(condition), this.skip, this.times, this.probability,
				this.seed);
	}

	/** Hit only requests of this protocol. */
	public FaultRule protocol(Protocol protocol) {
		return where((request) -> request.protocol() == protocol);
	}

	/** Hit only requests with this HTTP method. */
	public FaultRule method(String method) {
		return where((request) -> request.method().equals(method));
	}

	/** Hit only requests to this bucket and its objects. */
	public FaultRule bucket(String bucket) {
		return where((request) -> bucket.equals(request.bucket()));
	}

	/** Hit only requests to this object key. */
	public FaultRule key(String key) {
		return where((request) -> key.equals(request.key()));
	}

	/** Hit only requests to object keys that begin so. */
	public FaultRule keyPrefix(String prefix) {
		return where((request) -> request.key() != null && request.key().startsWith(prefix));
	}

	/** Hit only requests whose query has this parameter, whatever its value. */
	public FaultRule query(String parameter) {
		return where((request) -> request.query().containsKey(parameter));
	}

	/** Let the first {@code count} matching requests pass. */
	public FaultRule skip(int count) {
		return new FaultRule(this.faults, this.requests, count, this.times, this.probability, this.seed);
	}

	/** Hit {@code count} requests, then no more. */
	public FaultRule times(int count) {
		return new FaultRule(this.faults, this.requests, this.skip, count, this.probability, this.seed);
	}

	/** Hit one request, then no more. */
	public FaultRule once() {
		return times(1);
	}

	/**
	 * Hit a matching request by chance. With the same seed and the same requests in the
	 * same order, the same ones are hit.
	 * @param chance from 0 for never to 1 for always
	 * @param randomSeed where the chance begins
	 */
	public FaultRule probability(double chance, long randomSeed) {
		if (!(chance >= 0 && chance <= 1)) {
			throw new IllegalArgumentException("'chance' must be between 0 and 1, not " + chance);
		}
		return new FaultRule(this.faults, this.requests, this.skip, this.times, chance, randomSeed);
	}

	/** Wait before the request is processed. */
	public Fault delay(Duration duration) {
		return this.faults.add(this, new FaultAction.Delay(duration));
	}

	/** Move request and response bodies no faster than this. */
	public Fault bandwidth(long bytesPerSecond) {
		if (bytesPerSecond <= 0) {
			throw new IllegalArgumentException("'bytesPerSecond' must be positive");
		}
		return this.faults.add(this, new FaultAction.Bandwidth(bytesPerSecond));
	}

	/** Reset the TCP connection before the request is processed. */
	public Fault reset() {
		return this.faults.add(this, new FaultAction.Reset());
	}

	/** Reset the TCP connection after {@code bytes} of the request body were read. */
	public Fault resetRequestBodyAfter(long bytes) {
		return this.faults.add(this, new FaultAction.ResetRequestBody(bytes));
	}

	/** Process the request as if the byte at {@code offset} had arrived inverted. */
	public Fault corruptRequestAt(long offset) {
		return this.faults.add(this, new FaultAction.CorruptRequest(offset));
	}

	/** Process the request, then reset the TCP connection instead of replying. */
	public Fault loseReply() {
		return this.faults.add(this, new FaultAction.LoseReply());
	}

	/** Close the connection in good order after {@code bytes} of the response body. */
	public Fault truncateResponseAfter(long bytes) {
		return this.faults.add(this, new FaultAction.CutResponse(bytes, false));
	}

	/** Reset the TCP connection after {@code bytes} of the response body. */
	public Fault resetResponseAfter(long bytes) {
		return this.faults.add(this, new FaultAction.CutResponse(bytes, true));
	}

	/** Invert the byte at {@code offset} of the response body and keep the checksums. */
	public Fault corruptResponseAt(long offset) {
		return this.faults.add(this, new FaultAction.CorruptResponse(offset));
	}

	/**
	 * Reply in full, then close the connection without having said so: the client finds
	 * out when it uses the connection again.
	 */
	public Fault hangUp() {
		return this.faults.add(this, new FaultAction.HangUp());
	}

	/** Answer with the vendor's error document instead of processing the request. */
	public Fault answer(int status, String code) {
		return this.faults.add(this, new FaultAction.Answer(status, code, FaultAction.AnswerBody.XML));
	}

	/** Answer with an HTML page, as proxies do, instead of processing the request. */
	public Fault answerHtml(int status) {
		return this.faults.add(this, new FaultAction.Answer(status, "", FaultAction.AnswerBody.HTML));
	}

	/** Answer with a bare status instead of processing the request. */
	public Fault answerEmpty(int status) {
		return this.faults.add(this, new FaultAction.Answer(status, "", FaultAction.AnswerBody.NONE));
	}

	/**
	 * Refuse to delete the objects with these keys, be it alone or among others: of those
	 * the answer tells which could not be deleted.
	 */
	public Fault refuseDeletion(Set<String> keys) {
		return this.faults.add(this, new FaultAction.RefuseDeletion(Set.copyOf(keys)));
	}

	/** Never answer; the connection stays open until the emulator closes. */
	public Fault stall() {
		return this.faults.add(this, new FaultAction.Stall());
	}

	boolean matches(WireRequest request) {
		return this.requests.test(request);
	}

	int skipped() {
		return this.skip;
	}

	int limit() {
		return this.times;
	}

	double chance() {
		return this.probability;
	}

	long randomSeed() {
		return this.seed;
	}

}
