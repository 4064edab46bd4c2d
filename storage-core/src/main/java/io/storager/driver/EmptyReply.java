package io.storager.driver;

import java.io.InputStream;

/**
 * No bytes of an object, without a request for its body.
 *
 * @param head what the service told of the object
 * @param offset where the bytes would start
 */
record EmptyReply(ObjectHead head, long offset) implements GetReply {

	@Override
	public long length() {
		return 0;
	}

	@Override
	public InputStream body() {
		return InputStream.nullInputStream();
	}

	@Override
	public void abort() {
	}

}
