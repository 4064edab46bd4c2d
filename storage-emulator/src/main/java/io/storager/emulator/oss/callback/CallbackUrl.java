package io.storager.emulator.oss.callback;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Where an application listens. The emulator calls no other machine: whoever may upload
 * to it could otherwise send requests into its network.
 *
 * @param secure whether it is called by HTTPS
 * @param address the address and port
 * @param host the host as the URL has it
 * @param target path and query, encoded
 * @param signed what is signed of them: the path decoded, the query as it is
 */
public record CallbackUrl(boolean secure, InetSocketAddress address, String host, String target, String signed) {

	private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(?:\\.[0-9]{1,3}){3}");

	static CallbackUrl parse(String text) {
		URI uri;
		try {
			// OSS takes addresses without a scheme, too.
			uri = new URI(text.contains("://") ? text : "http://" + text);
		}
		catch (URISyntaxException ex) {
			throw invalid(text);
		}
		String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
		String host = uri.getHost();
		boolean secure = scheme.equals("https");
		if (host == null || !(secure || scheme.equals("http")) || uri.getPort() > 0xFFFF) {
			throw invalid(text);
		}
		InetAddress loopback = loopback(host.toLowerCase(Locale.ROOT));
		if (loopback == null) {
			throw Errors.invalidArgument("Private address is forbidden to callback: the emulator calls back its own "
					+ "machine only, at localhost or a loopback address.", "callbackUrl", text);
		}
		int port = (uri.getPort() > 0) ? uri.getPort() : secure ? 443 : 80;
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return new CallbackUrl(secure, new InetSocketAddress(loopback, port), host, path + query,
				PercentCoding.decode(path) + query);
	}

	private static RuntimeException invalid(String text) {
		return Errors.invalidArgument("The callbackUrl is not a valid URL.", "callbackUrl", text);
	}

	/** Names are not looked up: a name server could lead anywhere. */
	private static @Nullable InetAddress loopback(String host) {
		try {
			if (host.equals("localhost") || host.endsWith(".localhost")) {
				return InetAddress.getLoopbackAddress();
			}
			return (IPV4_LOOPBACK.matcher(host).matches() || host.equals("[::1]")) ? InetAddress.getByName(host) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
