package io.storager.emulator.service;

/** What a request is about. */
public enum Level {

	/** The account: its buckets. */
	SERVICE,

	/** A bucket. */
	BUCKET,

	/** An object. */
	OBJECT

}
