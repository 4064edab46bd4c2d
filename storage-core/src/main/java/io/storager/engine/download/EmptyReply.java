package io.storager.engine.download;

import java.io.InputStream;

import io.storager.driver.GetReply;
import io.storager.driver.ObjectHead;

/**
 * No bytes of an object, without a request for its body.
 *
 * @param head what the service told of the object
 * @param offset where the bytes would start
 */
public record EmptyReply(ObjectHead head, long offset) implements GetReply {

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
