package io.storager.emulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A request and what became of it. */
public final class AnsweredRequest {

	private final WireRequest request;

	private final Instant arrived;

	private final int status;

	private final @Nullable String errorCode;

	private final @Nullable String errorMessage;

	private final Map<String, String> errorDetails;

	private final long bytesReceived;

	private final long bytesSent;

	private final Duration duration;

	private final @Nullable String abort;

	private AnsweredRequest(Builder builder) {
		this.request = builder.request;
		this.arrived = builder.arrived;
		this.status = builder.status;
		this.errorCode = builder.errorCode;
		this.errorMessage = builder.errorMessage;
		this.errorDetails = builder.errorDetails;
		this.bytesReceived = builder.bytesReceived;
		this.bytesSent = builder.bytesSent;
		this.duration = builder.duration;
		this.abort = builder.abort;
	}

	/** Start with what is required. */
	public static Builder builder(WireRequest request, Instant arrived, int status) {
		return new Builder(request, arrived, status);
	}

	/** The request. */
	public WireRequest request() {
		return this.request;
	}

	/** When it arrived, by the time of the services. */
	public Instant arrived() {
		return this.arrived;
	}

	/** The HTTP status of the answer, 0 if none was sent. */
	public int status() {
		return this.status;
	}

	/** The vendor's code of the error that was answered, {@code null} if none was. */
	public @Nullable String errorCode() {
		return this.errorCode;
	}

	/** The message that goes with it, secrets masked. */
	public @Nullable String errorMessage() {
		return this.errorMessage;
	}

	/** What the error document says besides, secrets masked. */
	public Map<String, String> errorDetails() {
		return this.errorDetails;
	}

	/** How many bytes of the request body were read. */
	public long bytesReceived() {
		return this.bytesReceived;
	}

	/** How many bytes of the response body were sent. */
	public long bytesSent() {
		return this.bytesSent;
	}

	/** The time from the arrival until the answer was sent. */
	public Duration duration() {
		return this.duration;
	}

	/** Why the connection ended too early, {@code null} if it did not. */
	public @Nullable String abort() {
		return this.abort;
	}

	/** Messages and details stay out: they quote what the client sent. */
	@Override
	public String toString() {
		return this.request + " " + this.status + ((this.errorCode != null) ? " " + this.errorCode : "");
	}

	/** Collects what is known. */
	public static final class Builder {

		private final WireRequest request;

		private final Instant arrived;

		private final int status;

		private @Nullable String errorCode;

		private @Nullable String errorMessage;

		private Map<String, String> errorDetails = Map.of();

		private long bytesReceived;

		private long bytesSent;

		private Duration duration = Duration.ZERO;

		private @Nullable String abort;

		private Builder(WireRequest request, Instant arrived, int status) {
			this.request = request;
			this.arrived = arrived;
			this.status = status;
		}

		/** The vendor's code of the error that was answered, {@code null} if none was. */
		public Builder errorCode(@Nullable String errorCode) {
			this.errorCode = errorCode;
			return this;
		}

		/** The message that goes with it, secrets masked. */
		public Builder errorMessage(@Nullable String errorMessage) {
			this.errorMessage = errorMessage;
			return this;
		}

		/** What the error document says besides, secrets masked. */
		public Builder errorDetails(Map<String, String> errorDetails) {
			this.errorDetails = errorDetails;
			return this;
		}

		/** How many bytes of the request body were read. */
		public Builder bytesReceived(long bytesReceived) {
			this.bytesReceived = bytesReceived;
			return this;
		}

		/** How many bytes of the response body were sent. */
		public Builder bytesSent(long bytesSent) {
			this.bytesSent = bytesSent;
			return this;
		}

		/** The time from the arrival until the answer was sent. */
		public Builder duration(Duration duration) {
			this.duration = duration;
			return this;
		}

		/** Why the connection ended too early, {@code null} if it did not. */
		public Builder abort(@Nullable String abort) {
			this.abort = abort;
			return this;
		}

		/** Make it. */
		public AnsweredRequest build() {
			return new AnsweredRequest(this);
		}

	}

}
