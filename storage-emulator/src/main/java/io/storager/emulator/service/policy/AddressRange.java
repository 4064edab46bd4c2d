package io.storager.emulator.service.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import io.storager.emulator.service.Numbers;

/**
 * An IP address, or a range of addresses that begin with the same bits.
 *
 * @param address the bytes of the address
 * @param bits how many bits count
 */
record AddressRange(byte[] address, int bits) {

	/** Names are not looked up. */
	private static final Pattern LITERAL = Pattern
		.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

	/**
	 * Read an address or a range, such as {@code 10.0.0.0/8}.
	 * @throws IllegalArgumentException if the text is neither
	 */
	static AddressRange parse(String text) {
		int slash = text.indexOf('/');
		byte[] address = bytes((slash < 0) ? text : text.substring(0, slash));
		int bits = (slash < 0) ? address.length * 8 : Numbers.parse(text.substring(slash + 1), address.length * 8);
		if (bits < 0) {
			throw new IllegalArgumentException("not an IP address or a range of them: " + text);
		}
		return new AddressRange(address, bits);
	}

	private static byte[] bytes(String text) {
		try {
			if (LITERAL.matcher(text).matches()) {
				return InetAddress.getByName(text).getAddress();
			}
		}
		catch (UnknownHostException ex) {
			// falls through to the refusal of whatever is no address
		}
		throw new IllegalArgumentException("not an IP address or a range of them: " + text);
	}

	boolean contains(String other) {
		byte[] bytes = bytes(other);
		if (bytes.length != this.address.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> bit % 8;
			if ((bytes[bit / 8] & mask) != (this.address[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}

}
