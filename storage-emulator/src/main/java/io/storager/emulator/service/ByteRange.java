package io.storager.emulator.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A single range as a {@code Range} header has it.
 *
 * @param first the first byte, or -1 for the last {@code last} bytes
 * @param last the last byte, inclusive, or -1 for the end
 */
public record ByteRange(long first, long last) {

	private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

	/**
	 * Read the header; {@code null} if it is missing, malformed or asks for more ranges.
	 */
	public static @Nullable ByteRange parse(@Nullable String header) {
		Matcher matcher = (header != null) ? SYNTAX.matcher(header.strip()) : null;
		if (matcher == null || !matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
			return null;
		}
		long first = matcher.group(1).isEmpty() ? -1 : Long.parseLong(matcher.group(1));
		long last = matcher.group(2).isEmpty() ? -1 : Long.parseLong(matcher.group(2));
		return (first >= 0 && last >= 0 && last < first) ? null : new ByteRange(first, last);
	}

	/** Return whether every byte of the range is in a content of this size. */
	public boolean isWithin(long size) {
		return (this.first < 0) ? this.last > 0 && this.last <= size : this.first < size && this.last < size;
	}

	/** Return whether the range has any byte in a content of this size. */
	public boolean touches(long size) {
		return (this.first < 0) ? this.last > 0 && size > 0 : this.first < size;
	}

	/** Return where the range begins in a content of this size that it touches. */
	public long offset(long size) {
		return (this.first < 0) ? Math.max(0, size - this.last) : this.first;
	}

	/** Return how many bytes the range has of a content of this size that it touches. */
	public long length(long size) {
		long end = (this.first < 0 || this.last < 0) ? size : Math.min(size, this.last + 1);
		return end - offset(size);
	}

	/** Return the {@code Content-Range} for a content of this size that it touches. */
	public String contentRange(long size) {
		return "bytes " + offset(size) + "-" + (offset(size) + length(size) - 1) + "/" + size;
	}

}
