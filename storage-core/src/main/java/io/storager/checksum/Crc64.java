package io.storager.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.Checksum;

import org.jspecify.annotations.Nullable;

/**
 * CRC-64/XZ (ECMA-182 reflected), which both services tell of every object. A transfer is
 * verified at this speed: eight bytes a step, from eight tables, in three lanes; what is
 * long is folded first.
 */
public final class Crc64 implements Checksum {

	private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** Three fit into 2 KiB, which is all that the OSS SDK takes at once. */
	private static final int LANE = 680;

	/** From here on folding saves more than it costs. */
	private static final int WORTH_FOLDING = 64 * 1024;

	// Fields rather than rows of one array: the compiler then knows their lengths and
	// leaves out the bounds checks, which would cost as much as the rest.
	private static final long[] T0 = table(null);

	private static final long[] T1 = table(T0);

	private static final long[] T2 = table(T1);

	private static final long[] T3 = table(T2);

	private static final long[] T4 = table(T3);

	private static final long[] T5 = table(T4);

	private static final long[] T6 = table(T5);

	private static final long[] T7 = table(T6);

	/** What 1, 2, 4, 8 ... zero bytes make of a checksum. */
	private static final long[][] ZEROS = zeros();

	private static final long[] ONE_LANE = zeros(LANE);

	private static final long[] TWO_LANES = zeros(2 * LANE);

	private long state = -1;

	private int counted;

	private @Nullable Crc64Folding folding;

	/** The table for the byte before the one that another table is for. */
	private static long[] table(long @Nullable [] following) {
		long[] table = new long[256];
		for (int i = 0; i < 256; i++) {
			table[i] = (following != null) ? (following[i] >>> 8) ^ T0[(int) (following[i] & 0xff)] : eightBits(i);
		}
		return table;
	}

	private static long eightBits(long value) {
		for (int bit = 0; bit < 8; bit++) {
			value = ((value & 1) != 0) ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
		}
		return value;
	}

	@Override
	public void update(int b) {
		update(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void update(byte[] bytes, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (this.folding == null && length >= WORTH_FOLDING - this.counted) {
			this.folding = new Crc64Folding(this.state);
		}
		if (this.folding != null) {
			this.folding.update(bytes, offset, length);
		}
		else {
			this.state = update(this.state, bytes, offset, length);
			this.counted += length;
		}
	}

	static long update(long state, byte[] bytes, int offset, int length) {
		long crc = state;
		int at = offset;
		int end = offset + length;
		for (; at <= end - 3 * LANE; at += 3 * LANE) {
			crc = threeLanes(crc, bytes, at);
		}
		for (; at <= end - 8; at += 8) {
			crc = eightBytes(crc ^ (long) LONG.get(bytes, at));
		}
		for (; at < end; at++) {
			crc = (crc >>> 8) ^ T0[(int) ((crc ^ bytes[at]) & 0xff)];
		}
		return crc;
	}

	/**
	 * A step has to wait for the one before it. While one lane waits, the processor does
	 * the others.
	 */
	private static long threeLanes(long crc, byte[] bytes, int offset) {
		long first = crc;
		long second = 0;
		long third = 0;
		for (int at = offset; at < offset + LANE; at += 8) {
			first = eightBytes(first ^ (long) LONG.get(bytes, at));
			second = eightBytes(second ^ (long) LONG.get(bytes, at + LANE));
			third = eightBytes(third ^ (long) LONG.get(bytes, at + 2 * LANE));
		}
		return apply(TWO_LANES, first) ^ apply(ONE_LANE, second) ^ third;
	}

	private static long eightBytes(long word) {
		return T7[(int) (word & 0xff)] ^ T6[(int) ((word >>> 8) & 0xff)] ^ T5[(int) ((word >>> 16) & 0xff)]
				^ T4[(int) ((word >>> 24) & 0xff)] ^ T3[(int) ((word >>> 32) & 0xff)] ^ T2[(int) ((word >>> 40) & 0xff)]
				^ T1[(int) ((word >>> 48) & 0xff)] ^ T0[(int) (word >>> 56)];
	}

	/** The checksum; the services print it as an unsigned decimal. */
	@Override
	public long getValue() {
		return ~((this.folding != null) ? this.folding.state() : this.state);
	}

	@Override
	public void reset() {
		this.state = -1;
		this.counted = 0;
		this.folding = null;
	}

	/**
	 * The checksum of two runs of bytes, one behind the other.
	 * @param first checksum of the first run
	 * @param second checksum of the second run
	 * @param secondLength length of the second run in bytes
	 */
	public static long combine(long first, long second, long secondLength) {
		return append(first, secondLength) ^ second;
	}

	/** What zero bytes make of a checksum. */
	private static long append(long crc, long zeros) {
		long result = crc;
		for (long left = zeros; left != 0; left &= left - 1) {
			result = apply(ZEROS[Long.numberOfTrailingZeros(left)], result);
		}
		return result;
	}

	/** Appending zero bytes is a linear map over GF(2): one column for each bit. */
	private static long[][] zeros() {
		long[][] zeros = new long[Long.SIZE][Long.SIZE];
		for (int bit = 0; bit < Long.SIZE; bit++) {
			long unit = 1L << bit;
			zeros[0][bit] = (unit >>> 8) ^ T0[(int) (unit & 0xff)];
		}
		for (int power = 1; power < Long.SIZE; power++) {
			for (int bit = 0; bit < Long.SIZE; bit++) {
				zeros[power][bit] = apply(zeros[power - 1], zeros[power - 1][bit]);
			}
		}
		return zeros;
	}

	private static long[] zeros(long count) {
		long[] zeros = new long[Long.SIZE];
		for (int bit = 0; bit < Long.SIZE; bit++) {
			zeros[bit] = append(1L << bit, count);
		}
		return zeros;
	}

	private static long apply(long[] map, long vector) {
		long image = 0;
		for (long rest = vector; rest != 0; rest &= rest - 1) {
			image ^= map[Long.numberOfTrailingZeros(rest)];
		}
		return image;
	}

}
