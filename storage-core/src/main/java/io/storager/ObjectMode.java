package io.storager;

/** What can be done with an object. */
public enum ObjectMode {

	/** It stands for a directory. */
	DIR,

	/** It can be read. */
	READ,

	/** It points to another object. */
	LINK,

	/** It is an upload in parts that is not complete. */
	PART,

	/** It can be appended to. */
	APPEND

}
