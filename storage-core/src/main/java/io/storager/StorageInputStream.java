package io.storager;

import java.io.InputStream;

/** An object that is being read. */
public abstract class StorageInputStream extends InputStream {

	/** What the service told of the object with its first bytes. */
	public abstract StorageObject object();

}
