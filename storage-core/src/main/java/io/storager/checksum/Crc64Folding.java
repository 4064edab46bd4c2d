package io.storager.checksum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Makes a long run of bytes short without changing its CRC-64. A checksum is a remainder,
 * and 64 × 8 × 303 zero bits behind a bit leave the same one as eleven bits nearer by
 * ({@link #TAPS}). So whatever stands in a word can be moved on into eleven later words
 * and the word be forgotten, until only the last 303 × 8 words are left. That takes
 * nothing but exclusive ors, which the compiler does eight words at a time.
 */
final class Crc64Folding {

	/** What a vector register holds at most. Distances are whole vectors. */
	private static final int VECTOR = 8;

	/**
	 * How many vectors further on a word is repeated: the sum of the powers of x to these
	 * distances and of 1 is divisible by the polynomial. Any twelve distances with this
	 * property do; these were found by a search for a sum of few and small ones.
	 */
	private static final int[] TAPS = { 96, 98, 108, 127, 144, 151, 174, 200, 267, 282, 303 };

	private static final int WINDOW = 303 * VECTOR;

	/** With the window this fits into the cache next to the processor. */
	private static final int BLOCK = 256 * VECTOR;

	/** The last words that were folded, and room for the block that comes next. */
	private final long[] words = new long[WINDOW + BLOCK];

	private final byte[] bytes = new byte[BLOCK * Long.BYTES];

	private final LongBuffer block = words(this.bytes, 0);

	private int filled;

	private boolean folded;

	/** The register that the next word has to be combined with. */
	private long state;

	/**
	 * Go on with a checksum.
	 * @param state the register of {@link Crc64}
	 */
	Crc64Folding(long state) {
		this.state = state;
	}

	void update(byte[] source, int offset, int length) {
		int done = 0;
		if (this.filled > 0) {
			done = collect(source, offset, length);
			if (this.filled == this.bytes.length) {
				fold(this.block);
				this.filled = 0;
			}
		}
		for (; length - done >= this.bytes.length; done += this.bytes.length) {
			fold(words(source, offset + done));
		}
		collect(source, offset + done, length - done);
	}

	private int collect(byte[] source, int offset, int length) {
		int count = Math.min(length, this.bytes.length - this.filled);
		System.arraycopy(source, offset, this.bytes, this.filled, count);
		this.filled += count;
		return count;
	}

	private static LongBuffer words(byte[] bytes, int offset) {
		return ByteBuffer.wrap(bytes, offset, BLOCK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
	}

	private void fold(LongBuffer block) {
		System.arraycopy(this.words, BLOCK, this.words, 0, WINDOW);
		block.get(0, this.words, WINDOW, BLOCK);
		this.words[WINDOW] ^= this.state;
		fold(this.words);
		this.state = 0;
		this.folded = true;
	}

	/** Written out, because only then the compiler makes vectors of it. */
	private static void fold(long[] words) {
		for (int i = WINDOW; i < WINDOW + BLOCK; i++) {
			words[i] = words[i] ^ words[i - 96 * VECTOR] ^ words[i - 98 * VECTOR] ^ words[i - 108 * VECTOR]
					^ words[i - 127 * VECTOR] ^ words[i - 144 * VECTOR] ^ words[i - 151 * VECTOR]
					^ words[i - 174 * VECTOR] ^ words[i - 200 * VECTOR] ^ words[i - 267 * VECTOR]
					^ words[i - 282 * VECTOR] ^ words[i - 303 * VECTOR];
		}
	}

	/** Return the register of {@link Crc64} after all bytes. */
	long state() {
		return Crc64.update(this.folded ? stateAfterWindow() : this.state, this.bytes, 0, this.filled);
	}

	private long stateAfterWindow() {
		long[] rest = Arrays.copyOfRange(this.words, BLOCK, WINDOW + BLOCK);
		// What the last words have passed on already must not count twice.
		for (int tap : TAPS) {
			for (int i = tap * VECTOR; i < WINDOW; i++) {
				rest[i] ^= this.words[BLOCK + i - tap * VECTOR];
			}
		}
		byte[] bytes = new byte[WINDOW * Long.BYTES];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(rest);
		return Crc64.update(0, bytes, 0, bytes.length);
	}

}
