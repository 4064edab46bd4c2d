package io.storager.test.memory;

import java.io.IOException;
import java.io.InputStream;

import io.storager.driver.GetReply;
import io.storager.driver.ObjectHead;

/** A reply that stands for another one, to be changed in what a test is about. */
public abstract class ForwardingReply implements GetReply {

	private final GetReply reply;

	/**
	 * Create a reply.
	 * @param reply the one that it stands for
	 */
	protected ForwardingReply(GetReply reply) {
		this.reply = reply;
	}

	@Override
	public ObjectHead head() {
		return this.reply.head();
	}

	@Override
	public long offset() {
		return this.reply.offset();
	}

	@Override
	public long length() {
		return this.reply.length();
	}

	@Override
	public InputStream body() {
		return this.reply.body();
	}

	@Override
	public void abort() throws IOException {
		this.reply.abort();
	}

}
