package io.storager.benchmarks.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment of this process tells native clients to use. If it is on
 * this machine the emulator takes its place. Clients in Java do not look there.
 */
public final class ClientProxy {

	/** What to put into the environment. */
	public static final String EXAMPLE = "http_proxy=http://127.0.0.1:18080";

	private ClientProxy() {
	}

	/** Return the port that the emulator has to take, if there is one. */
	public static OptionalInt port() {
		return port(System.getenv("http_proxy"));
	}

	static OptionalInt port(@Nullable String proxy) {
		if (proxy == null || proxy.isEmpty()) {
			return OptionalInt.empty();
		}
		try {
			URI uri = URI.create(proxy);
			boolean here = uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
			return (here && uri.getPort() > 0) ? OptionalInt.of(uri.getPort()) : OptionalInt.empty();
		}
		catch (IllegalArgumentException | UnknownHostException ex) {
			return OptionalInt.empty();
		}
	}

}
