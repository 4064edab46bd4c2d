package io.storager.faults;

import java.util.function.Predicate;

import io.storager.emulator.traffic.WireRequest;

/** Which requests a fault strikes. */
enum Aim {

	ANY((request) -> true),

	GET((request) -> request.method().equals("GET")),

	HEAD((request) -> request.method().equals("HEAD")),

	PUT((request) -> request.method().equals("PUT")),

	POST((request) -> request.method().equals("POST")),

	DELETE((request) -> request.method().equals("DELETE")),

	/** Starts an upload. */
	INITIATE((request) -> POST.matches(request) && request.query().containsKey("uploads")),

	PART((request) -> PUT.matches(request) && request.query().containsKey("partNumber")),

	/** Makes the object of an upload's parts. */
	COMPLETE((request) -> POST.matches(request) && request.query().containsKey("uploadId")),

	/** Gives an upload up. */
	ABORT((request) -> DELETE.matches(request) && request.query().containsKey("uploadId")),

	/** Carries an object's bytes to the service, and a digest of them. */
	BYTES_SENT((request) -> PUT.matches(request) || request.query().containsKey("append")),

	/** Brings an object's bytes back. */
	BYTES_READ((request) -> GET.matches(request) && request.key() != null && request.query().isEmpty());

	private final Predicate<WireRequest> requests;

	Aim(Predicate<WireRequest> requests) {
		this.requests = requests;
	}

	boolean matches(WireRequest request) {
		return this.requests.test(request);
	}

	/** Whether it strikes the request that gives an upload up. */
	boolean coversAbort() {
		return this == ANY || this == DELETE || this == ABORT;
	}

}
