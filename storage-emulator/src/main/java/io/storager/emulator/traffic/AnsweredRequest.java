package io.storager.emulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it.
 *
 * @param request the request
 * @param arrived when it arrived, by the time of the services
 * @param status the HTTP status of the answer, 0 if none was sent
 * @param errorCode the vendor's code of the error that was answered, {@code null} if the
 * request was not refused
 * @param errorMessage the message that goes with it, secrets masked
 * @param errorDetails what the error document says besides, such as the string to sign of
 * a request with a wrong signature; secrets masked
 * @param bytesReceived how many bytes of the request body were read
 * @param bytesSent how many bytes of the response body were sent
 * @param duration from the arrival until the answer was sent
 * @param abort why the connection ended before the answer was complete, {@code null} if
 * it did not
 */
public record AnsweredRequest(WireRequest request, Instant arrived, int status, @Nullable String errorCode,
		@Nullable String errorMessage, Map<String, String> errorDetails, long bytesReceived, long bytesSent,
		Duration duration, @Nullable String abort) {

	/** Messages and details stay out: they quote what the client sent. */
	@Override
	public String toString() {
		return this.request + " " + this.status + ((this.errorCode != null) ? " " + this.errorCode : "");
	}

}
