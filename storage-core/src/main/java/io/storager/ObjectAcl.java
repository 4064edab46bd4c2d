package io.storager;

import java.util.Locale;

/** Who may get an object without a signature. */
public enum ObjectAcl {

	/** As the bucket says. */
	DEFAULT,

	/** Nobody. */
	PRIVATE,

	/** Everybody may read it. */
	PUBLIC_READ,

	/** Everybody may read it and write it anew; OSS only. */
	PUBLIC_READ_WRITE;

	/** The word that both services have for it, such as {@code public-read}. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
