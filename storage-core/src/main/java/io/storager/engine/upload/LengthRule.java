package io.storager.engine.upload;

import org.jspecify.annotations.Nullable;

/**
 * How many bytes a content may have.
 *
 * @param declared how many it says that it has, or {@code null}
 * @param limit the most that can be stored
 */
public record LengthRule(@Nullable Long declared, long limit) {

	/**
	 * A rule for a content.
	 * @throws ContentLengthException if what it says breaks the limit
	 */
	public static LengthRule of(@Nullable Long declared, long limit) throws ContentLengthException {
		if (declared != null && declared < 0) {
			throw new ContentLengthException("the size is %s; allowed: 0 or more".formatted(declared));
		}
		if (declared != null && declared > limit) {
			throw new ContentLengthException(
					"the content has %s bytes; allowed: at most %s in one write".formatted(declared, limit));
		}
		return new LengthRule(declared, limit);
	}

	/** Refuse too many bytes. */
	void requireAtMost(long length) throws ContentLengthException {
		if (this.declared != null && length > this.declared) {
			throw new ContentLengthException(
					"the content is longer than the %s bytes declared; allowed: exactly as many"
						.formatted(this.declared));
		}
		if (length > this.limit) {
			throw new ContentLengthException(
					"the content has more than %s bytes; allowed: at most that many in one write"
						.formatted(this.limit));
		}
	}

	/** Refuse too few bytes at the end. */
	void requireAll(long length) throws ContentLengthException {
		if (this.declared != null && length < this.declared) {
			throw new ContentLengthException(
					"the content ended after %s of the %s bytes declared; allowed: exactly as many".formatted(length,
							this.declared));
		}
	}

}
