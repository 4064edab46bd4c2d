package io.storager.driver;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/XZ (ECMA-182 reflected), which both services tell of every object. Eight bytes a
 * step, from eight tables: the class of neither SDK does that, and a transfer is verified
 * at the speed of this loop.
 */
public final class Crc64 implements Checksum {

	private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long[][] TABLES = tables();

	private long state = -1;

	private static long[][] tables() {
		long[][] tables = new long[8][256];
		for (int i = 0; i < 256; i++) {
			long value = i;
			for (int bit = 0; bit < 8; bit++) {
				value = ((value & 1) != 0) ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
			}
			tables[0][i] = value;
		}
		for (int t = 1; t < 8; t++) {
			for (int i = 0; i < 256; i++) {
				long previous = tables[t - 1][i];
				tables[t][i] = (previous >>> 8) ^ tables[0][(int) (previous & 0xff)];
			}
		}
		return tables;
	}

	@Override
	public void update(int b) {
		this.state = (this.state >>> 8) ^ TABLES[0][(int) ((this.state ^ b) & 0xff)];
	}

	@Override
	public void update(byte[] bytes, int offset, int length) {
		long[] t0 = TABLES[0];
		long[] t1 = TABLES[1];
		long[] t2 = TABLES[2];
		long[] t3 = TABLES[3];
		long[] t4 = TABLES[4];
		long[] t5 = TABLES[5];
		long[] t6 = TABLES[6];
		long[] t7 = TABLES[7];
		long crc = this.state;
		int at = offset;
		int end = offset + length;
		for (; at <= end - 8; at += 8) {
			long word = crc ^ (long) LONG.get(bytes, at);
			crc = t7[(int) (word & 0xff)] ^ t6[(int) ((word >>> 8) & 0xff)] ^ t5[(int) ((word >>> 16) & 0xff)]
					^ t4[(int) ((word >>> 24) & 0xff)] ^ t3[(int) ((word >>> 32) & 0xff)]
					^ t2[(int) ((word >>> 40) & 0xff)] ^ t1[(int) ((word >>> 48) & 0xff)] ^ t0[(int) (word >>> 56)];
		}
		for (; at < end; at++) {
			crc = (crc >>> 8) ^ t0[(int) ((crc ^ bytes[at]) & 0xff)];
		}
		this.state = crc;
	}

	/** The checksum; the services print it as an unsigned decimal. */
	@Override
	public long getValue() {
		return ~this.state;
	}

	@Override
	public void reset() {
		this.state = -1;
	}

	/**
	 * The checksum of two runs of bytes, one behind the other.
	 * @param first checksum of the first run
	 * @param second checksum of the second run
	 * @param secondLength length of the second run in bytes
	 */
	public static long combine(long first, long second, long secondLength) {
		// Appending a zero byte is a linear map over GF(2); its powers take a logarithmic
		// number of steps.
		long[] map = new long[64];
		for (int bit = 0; bit < 64; bit++) {
			long unit = 1L << bit;
			map[bit] = (unit >>> 8) ^ TABLES[0][(int) (unit & 0xff)];
		}
		long combined = first;
		for (long left = secondLength; left != 0; left >>>= 1) {
			if ((left & 1) != 0) {
				combined = apply(map, combined);
			}
			map = square(map);
		}
		return combined ^ second;
	}

	private static long[] square(long[] map) {
		long[] square = new long[64];
		for (int bit = 0; bit < 64; bit++) {
			square[bit] = apply(map, map[bit]);
		}
		return square;
	}

	private static long apply(long[] map, long vector) {
		long image = 0;
		for (long rest = vector; rest != 0; rest &= rest - 1) {
			image ^= map[Long.numberOfTrailingZeros(rest)];
		}
		return image;
	}

}
