package io.storager.driver.support;

import java.net.ProtocolException;
import java.net.URI;
import java.util.function.Function;

import io.storager.ErrorCode;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/**
 * An answer that does not come from the service: it lacks the request id that the service
 * puts on all of its answers. A proxy, a gateway or a captive portal sends such, and
 * neither its success nor its failure says anything of an object.
 */
public final class ForeignAnswerException extends ProtocolException {

	private static final long serialVersionUID = 1L;

	private static final int PROXY_LOGIN = 407;

	private static final int SHOWN_MAXIMUM = 100;

	private final int status;

	/**
	 * Describe an answer.
	 * @param service how the service is called in messages
	 * @param status the HTTP status
	 * @param header the first value of a header, by the header's name
	 */
	public ForeignAnswerException(String service, int status, Function<String, @Nullable String> header) {
		super(message(service, status, header));
		this.status = status;
	}

	private static String message(String service, int status, Function<String, @Nullable String> header) {
		StringBuilder facts = new StringBuilder("status ").append(status);
		fact(facts, "server", header.apply("Server"));
		fact(facts, "content type", header.apply("Content-Type"));
		fact(facts, "location", origin(header.apply("Location")));
		return ((status == PROXY_LOGIN)
				? "the proxy asks for a login before it lets a request pass to %s (%s); set 'client.proxy.username' and 'client.proxy.password'"
				: "the answer (%2$s) carries no request id of %1$s: a proxy, a gateway or a captive portal has answered in its place")
			.formatted(service, facts);
	}

	private static void fact(StringBuilder facts, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			String shown = value.strip().replaceAll("\\p{Cntrl}", "?");
			facts.append(", ")
				.append(name)
				.append(" '")
				.append(shown, 0, Math.min(SHOWN_MAXIMUM, shown.length()))
				.append('\'');
		}
	}

	/** Whatever stands behind the host may repeat a signature. */
	private static @Nullable String origin(@Nullable String location) {
		if (location == null) {
			return null;
		}
		try {
			URI uri = URI.create(location.strip());
			return (uri.getHost() != null) ? uri.getScheme() + "://" + uri.getHost() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * What this means for the caller: whoever stands in the way may be gone at the next
	 * attempt, unless it is a proxy that waits for a password.
	 */
	public Failure failure() {
		boolean login = this.status == PROXY_LOGIN;
		return Failure
			.of(login ? ErrorCode.PERMISSION_DENIED : ErrorCode.SERVICE_INTERNAL, String.valueOf(getMessage()))
			.temporary(!login);
	}

	/** Find one among the causes of a failure, or {@code null}. */
	public static @Nullable ForeignAnswerException find(Throwable error) {
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < 16; depth++) {
			if (cause instanceof ForeignAnswerException foreign) {
				return foreign;
			}
			cause = cause.getCause();
		}
		return null;
	}

}
