package io.storager.emulator.service;

/** What an access rule can let others do with a bucket or an object. */
public enum Permission {

	/** Read an object; list a bucket. */
	READ,

	/** Write and delete objects. */
	WRITE,

	/** Read the access rule itself. */
	READ_ACP,

	/** Change the access rule itself. */
	WRITE_ACP

}
