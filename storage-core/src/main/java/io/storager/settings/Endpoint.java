package io.storager.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** Where a service listens. */
public final class Endpoint {

	private static final Pattern HOST_ALONE = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d{1,5})?");

	private static final String FORM = "https:<host>[:<port>], http:<host>[:<port>] or an ordinary URL without a path";

	private final boolean secure;

	private final String host;

	private final int port;

	private Endpoint(boolean secure, String host, int port) {
		this.secure = secure;
		this.host = host;
		this.port = port;
	}

	/**
	 * Describe an endpoint.
	 * @param secure whether it speaks https
	 * @param host its host name or IP address
	 * @param port its port, or -1 for the protocol's own
	 */
	public static Endpoint of(boolean secure, String host, int port) {
		return new Endpoint(secure, host, port);
	}

	/**
	 * Read go-storage's notation, {@code https:<host>[:<port>]}, or an ordinary URL.
	 * @throws InvalidSettingException without a host, with another protocol or with a
	 * path
	 */
	public static Endpoint parse(@Nullable String endpoint) {
		if (endpoint == null || endpoint.isBlank()) {
			throw new InvalidSettingException("endpoint", endpoint, FORM);
		}
		String text = endpoint.strip();
		int colon = text.indexOf(':');
		String protocol = (colon > 0) ? text.substring(0, colon).toLowerCase(Locale.ROOT) : "";
		if (!protocol.equals("https") && !protocol.equals("http")) {
			throw new InvalidSettingException("endpoint", masked(text), HOST_ALONE.matcher(text).matches()
					? "'https:%s', with the protocol in front".formatted(text) : FORM);
		}
		String rest = text.substring(colon + 1);
		URI uri;
		try {
			uri = new URI(protocol + ":" + (rest.startsWith("//") ? "" : "//") + rest);
		}
		catch (URISyntaxException ex) {
			throw new InvalidSettingException("endpoint", masked(text), FORM);
		}
		String path = uri.getRawPath();
		if (uri.getHost() == null || uri.getRawUserInfo() != null || !(path.isEmpty() || path.equals("/"))
				|| uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getPort() == 0
				|| uri.getPort() > 65535) {
			throw new InvalidSettingException("endpoint", masked(text), FORM);
		}
		return new Endpoint(protocol.equals("https"), uri.getHost().toLowerCase(Locale.ROOT), uri.getPort());
	}

	private static String masked(String text) {
		// A credential that was put on the wrong line.
		if (text.toLowerCase(Locale.ROOT).startsWith("hmac:")) {
			return "hmac:***";
		}
		int at = text.lastIndexOf('@');
		return (at >= 0) ? "***" + text.substring(at) : text;
	}

	/** Whether it speaks https. */
	public boolean secure() {
		return this.secure;
	}

	/** Its host name or IP address. */
	public String host() {
		return this.host;
	}

	/** Its port, or -1 for the protocol's own. */
	public int port() {
		return this.port;
	}

	/**
	 * Host and, unless it is the protocol's own, port: as browsers name a host, which may
	 * be signed.
	 */
	public String authority() {
		boolean usual = this.port < 0 || this.port == (this.secure ? 443 : 80);
		return usual ? this.host : this.host + ":" + this.port;
	}

	/** The endpoint as an ordinary URL. */
	public URI uri() {
		return URI.create((this.secure ? "https://" : "http://") + authority());
	}

	/** Whether the host is this machine itself, so that nothing leaves it. */
	public boolean loopback() {
		return this.host.equals("localhost") || this.host.endsWith(".localhost") || this.host.equals("[::1]")
				|| this.host.matches("127(\\.\\d{1,3}){3}");
	}

	/**
	 * Whether the host is an IP address or {@code localhost}, which take no bucket in
	 * front.
	 */
	public boolean address() {
		return this.host.equals("localhost") || this.host.startsWith("[")
				|| this.host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Endpoint that && uri().equals(that.uri());
	}

	@Override
	public int hashCode() {
		return uri().hashCode();
	}

	@Override
	public String toString() {
		return uri().toString();
	}

}
