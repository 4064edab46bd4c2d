package io.storager.driver;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object that is being read. {@link #head()} speaks of the whole object, also when a
 * range was asked for.
 */
public interface GetReply {

	/** What the service told with the bytes. */
	ObjectHead head();

	/** The first byte that the body has, counted in the object. */
	long offset();

	/** How many bytes the body has. */
	long length();

	/** The bytes. Closing it after its end gives the connection back. */
	InputStream body();

	/** Give up the rest of the body at once, and the connection with it. */
	void abort() throws IOException;

}
