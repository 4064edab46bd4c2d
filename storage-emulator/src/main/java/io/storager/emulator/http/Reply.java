package io.storager.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A response in the making: status, headers in exact case, and a body. */
public final class Reply {

	private final int status;

	private final Map<String, String> headers = new LinkedHashMap<>();

	private ReplyBody body = ReplyBody.of(new byte[0]);

	private boolean lastOnConnection;

	private Reply(int status) {
		this.status = status;
	}

	/** Begin a reply with this status and no body. */
	public static Reply of(int status) {
		return new Reply(status);
	}

	/** Set a header, replacing an earlier value; {@code null} sets nothing. */
	public Reply header(String name, @Nullable String value) {
		if (value != null) {
			this.headers.put(name, value);
		}
		return this;
	}

	/** Set several headers. */
	public Reply headers(Map<String, String> more) {
		this.headers.putAll(more);
		return this;
	}

	/** Set the body. */
	public Reply body(ReplyBody content) {
		this.body = content;
		return this;
	}

	/** Set an XML body. */
	public Reply xml(String document) {
		return header("Content-Type", "application/xml").body(ReplyBody.of(document.getBytes(StandardCharsets.UTF_8)));
	}

	/** Close the connection once this reply is sent. */
	public Reply closeConnection() {
		this.lastOnConnection = true;
		return this;
	}

	/** Return the status. */
	public int status() {
		return this.status;
	}

	/** Return the value of a header that was set in this very case, or {@code null}. */
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/** Return the headers. */
	public Map<String, String> headers() {
		return Collections.unmodifiableMap(this.headers);
	}

	/** Return the body. */
	public ReplyBody body() {
		return this.body;
	}

	boolean isLastOnConnection() {
		return this.lastOnConnection;
	}

}
