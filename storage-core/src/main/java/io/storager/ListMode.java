package io.storager;

/** How {@link Storager#list} looks at a path. */
public enum ListMode {

	/** Every object whose key starts with the path. */
	PREFIX,

	/** The objects and directories right under the path. */
	DIR,

	/** The uploads in parts that are not complete. */
	PART

}
