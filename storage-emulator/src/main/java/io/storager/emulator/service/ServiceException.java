package io.storager.emulator.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request is refused: becomes the vendor's error document. */
public final class ServiceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final transient Map<String, String> details = new LinkedHashMap<>();

	private final transient Map<String, String> headers = new LinkedHashMap<>();

	public ServiceException(int status, String code, String message) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
	}

	/** Add an element to the error document. */
	public ServiceException with(String element, String value) {
		this.details.put(element, value);
		return this;
	}

	/** Add a header to the refusal. */
	public ServiceException withHeader(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/** Return the HTTP status. */
	public int status() {
		return this.status;
	}

	/** Return the vendor's error code. */
	public String code() {
		return this.code;
	}

	/** Return the headers that go with the error document. */
	public Map<String, String> headers() {
		return this.headers;
	}

	/** Return further elements of the error document. */
	public Map<String, String> details() {
		return this.details;
	}

}
