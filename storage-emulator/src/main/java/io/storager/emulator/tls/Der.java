package io.storager.emulator.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes what a certificate is made of (X.690, the distinguished encoding rules). */
final class Der {

	/** RFC 5280, 4.1.2.5: two digits of the year until 2049, four from then on. */
	private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

	private static final DateTimeFormatter SHORT_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter LONG_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private Der() {
	}

	static byte[] sequence(byte[]... elements) {
		return element(0x30, elements);
	}

	static byte[] set(byte[]... elements) {
		return element(0x31, elements);
	}

	static byte[] integer(BigInteger value) {
		return element(0x02, value.toByteArray());
	}

	static byte[] truth() {
		return element(0x01, new byte[] { (byte) 0xFF });
	}

	static byte[] text(String value) {
		return element(0x0C, value.getBytes(StandardCharsets.UTF_8));
	}

	static byte[] octets(byte[] value) {
		return element(0x04, value);
	}

	static byte[] bits(int unused, byte[] value) {
		return element(0x03, new byte[] { (byte) unused }, value);
	}

	static byte[] time(Instant instant) {
		boolean late = !instant.isBefore(YEAR_2050);
		String text = (late ? LONG_TIME : SHORT_TIME).format(instant);
		return element(late ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
	}

	/** Write an element that only its context gives a meaning, with others inside. */
	static byte[] tagged(int number, byte[]... elements) {
		return element(0xA0 | number, elements);
	}

	/** Write an element that only its context gives a meaning, with a value inside. */
	static byte[] taggedValue(int number, byte[] value) {
		return element(0x80 | number, value);
	}

	/** Write an object identifier, given with dots. */
	static byte[] identifier(String dotted) {
		String[] parts = dotted.split("\\.", -1);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
		for (int i = 2; i < parts.length; i++) {
			int value = Integer.parseInt(parts[i]);
			for (int shift = 28; shift > 0; shift -= 7) {
				if (value >>> shift != 0) {
					bytes.write(0x80 | (value >>> shift & 0x7F));
				}
			}
			bytes.write(value & 0x7F);
		}
		return element(0x06, bytes.toByteArray());
	}

	private static byte[] element(int tag, byte[]... contents) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : contents) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream element = new ByteArrayOutputStream();
		element.write(tag);
		int length = content.size();
		if (length < 0x80) {
			element.write(length);
		}
		else {
			byte[] bytes = BigInteger.valueOf(length).toByteArray();
			int start = (bytes[0] == 0) ? 1 : 0;
			element.write(0x80 | (bytes.length - start));
			element.write(bytes, start, bytes.length - start);
		}
		element.writeBytes(content.toByteArray());
		return element.toByteArray();
	}

}
