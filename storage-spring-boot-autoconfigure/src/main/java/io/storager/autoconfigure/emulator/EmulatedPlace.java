package io.storager.autoconfigure.emulator;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;

/** Where this application reaches an emulator, whatever address that has bound. */
final class EmulatedPlace {

	private EmulatedPlace() {
	}

	/** The endpoint for an address of the emulator's. */
	static Endpoint of(URI bound) {
		String host = bound.getHost();
		try {
			InetAddress address = InetAddress.getByName(host);
			if (address.isAnyLocalAddress()) {
				host = "127.0.0.1";
			}
			else if (address instanceof Inet6Address && address.isLoopbackAddress()) {
				host = "[::1]";
			}
		}
		catch (UnknownHostException ex) {
			throw new InvalidSettingException("storage.emulator.host", host, "an address of this machine");
		}
		return Endpoint.of(false, host, bound.getPort());
	}

	/** Whether an endpoint is an address of version 6. */
	static boolean isIpv6(Endpoint endpoint) {
		return endpoint.host().startsWith("[");
	}

}
