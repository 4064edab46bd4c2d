package io.storager.emulator.service;

/** Who but the owner may call an operation. */
public enum Access {

	/** Nobody. */
	OWNER,

	/** Whoever may read the addressed object. */
	READ_OBJECT,

	/** Whoever may write the addressed object. */
	WRITE_OBJECT,

	/** Whoever may read the addressed bucket. */
	READ_BUCKET,

	/** Everybody, as far as access rules go: the operation looks for itself. */
	ANYBODY

}
