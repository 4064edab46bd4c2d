package io.storager.emulator.traffic;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The faults in force. Every fault that matches a request hits it, so a delay and a
 * truncation can be combined:
 *
 * <pre>{@code
 * emulator.faults().on("PUT").key("report.pdf").times(2).answer(503, "ServiceUnavailable");
 * emulator.faults().on((request) -> request.bucket() != null).delay(Duration.ofMillis(50));
 * }</pre>
 */
public final class Faults {

	private final List<Fault> faults = new CopyOnWriteArrayList<>();

	/** Begin a fault that hits every request. */
	public FaultRule onAny() {
		return on((WireRequest request) -> true);
	}

	/** Begin a fault that hits requests with this HTTP method. */
	public FaultRule on(String method) {
		return onAny().method(method);
	}

	/** Begin a fault that hits requests that satisfy this condition. */
	public FaultRule on(Predicate<WireRequest> requests) {
		return new FaultRule(this, requests);
	}

	/** Take every fault out of force. */
	public void clear() {
		this.faults.clear();
	}

	/** Return what shall happen to a request; the emulator calls this once for each. */
	public List<FaultAction> strike(WireRequest request) {
		return this.faults.stream().filter((fault) -> fault.hits(request)).map(Fault::action).toList();
	}

	Fault add(FaultRule rule, FaultAction action) {
		Fault fault = new Fault(this, rule, action);
		this.faults.add(fault);
		return fault;
	}

	void remove(Fault fault) {
		this.faults.remove(fault);
	}

}
