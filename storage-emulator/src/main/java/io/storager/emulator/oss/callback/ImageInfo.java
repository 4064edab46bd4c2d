package io.storager.emulator.oss.callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.storager.emulator.store.Blob;
import io.storager.emulator.store.SharedBlob;

/**
 * What the first bytes of a picture say of it. They are read here: the platform's own
 * reader would load its whole desktop.
 *
 * @param format the format, such as {@code png}; empty if it is no picture
 * @param width the width in pixels
 * @param height the height in pixels
 */
record ImageInfo(String format, int width, int height) {

	/** No picture, or of a format that is not known here. */
	static final ImageInfo NONE = new ImageInfo("", 0, 0);

	/** Enough for what cameras put in front of the size. */
	private static final int MOST_BYTES = 512 * 1024;

	static ImageInfo of(SharedBlob content) throws IOException {
		ByteArrayOutputStream first = new ByteArrayOutputStream();
		try (Blob.Reader reader = content.open()) {
			reader.transfer(0, Math.min(content.size(), MOST_BYTES), (piece) -> {
				byte[] bytes = new byte[piece.remaining()];
				piece.get(bytes);
				first.writeBytes(bytes);
			});
		}
		return of(first.toByteArray());
	}

	/** Read the first bytes of a picture. */
	static ImageInfo of(byte[] first) {
		ByteBuffer bytes = ByteBuffer.wrap(first);
		try {
			if (bytes.remaining() < 10) {
				return NONE;
			}
			if (bytes.getLong(0) == 0x89504E470D0A1A0AL) {
				return new ImageInfo("png", bytes.getInt(16), bytes.getInt(20));
			}
			if ((bytes.getShort(0) & 0xFFFF) == 0xFFD8) {
				return jpeg(bytes);
			}
			bytes.order(ByteOrder.LITTLE_ENDIAN);
			if (startsWith(first, 0, "GIF8")) {
				return new ImageInfo("gif", bytes.getShort(6) & 0xFFFF, bytes.getShort(8) & 0xFFFF);
			}
			if (startsWith(first, 0, "BM")) {
				return new ImageInfo("bmp", bytes.getInt(18), Math.abs(bytes.getInt(22)));
			}
			if (startsWith(first, 0, "RIFF") && startsWith(first, 8, "WEBP")) {
				return webp(first, bytes);
			}
			return NONE;
		}
		catch (IndexOutOfBoundsException ex) {
			return NONE;
		}
	}

	/** The size is in the frame header, behind segments of any length. */
	private static ImageInfo jpeg(ByteBuffer bytes) {
		int position = 2;
		while (true) {
			int marker = bytes.getShort(position) & 0xFFFF;
			if (marker < 0xFF01) {
				return NONE;
			}
			boolean frame = marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8
					&& marker != 0xFFCC;
			if (frame) {
				return new ImageInfo("jpg", bytes.getShort(position + 7) & 0xFFFF,
						bytes.getShort(position + 5) & 0xFFFF);
			}
			// Bytes that fill up to a marker are markers themselves.
			position += (marker == 0xFFFF) ? 1 : 2 + (bytes.getShort(position + 2) & 0xFFFF);
		}
	}

	private static ImageInfo webp(byte[] first, ByteBuffer bytes) {
		if (startsWith(first, 12, "VP8X")) {
			return new ImageInfo("webp", (bytes.getInt(24) & 0xFFFFFF) + 1, (bytes.getInt(26) >>> 8) + 1);
		}
		if (startsWith(first, 12, "VP8L")) {
			int size = bytes.getInt(21);
			return new ImageInfo("webp", (size & 0x3FFF) + 1, (size >>> 14 & 0x3FFF) + 1);
		}
		return new ImageInfo("webp", bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF);
	}

	private static boolean startsWith(byte[] bytes, int offset, String text) {
		byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
		return bytes.length >= offset + wanted.length
				&& Arrays.equals(bytes, offset, offset + wanted.length, wanted, 0, wanted.length);
	}

}
