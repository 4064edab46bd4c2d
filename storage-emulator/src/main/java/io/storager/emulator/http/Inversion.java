package io.storager.emulator.http;

import java.nio.ByteBuffer;

/** Inverts a byte on its way. */
final class Inversion {

	private Inversion() {
	}

	/**
	 * Return the bytes with one of them inverted, or the bytes themselves if it is not
	 * among them.
	 */
	static ByteBuffer at(ByteBuffer part, long index) {
		if (index < 0 || index >= part.remaining()) {
			return part;
		}
		ByteBuffer copy = ByteBuffer.allocate(part.remaining()).put(part).flip();
		copy.put((int) index, (byte) ~copy.get((int) index));
		return copy;
	}

}
