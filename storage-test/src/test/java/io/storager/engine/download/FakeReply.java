package io.storager.engine.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.storager.driver.GetReply;
import io.storager.driver.ObjectHead;
import org.jspecify.annotations.Nullable;

/** An answer that may claim what it likes and remembers how it was left. */
public final class FakeReply implements GetReply {

	/** What happened to the connection, in order. */
	public final List<String> calls = new ArrayList<>();

	private final ObjectHead head;

	private final long offset;

	private final long length;

	private final InputStream body;

	private boolean brokenAbort;

	private boolean nothingReady;

	public FakeReply(long objectLength, long offset, long length, byte[] body, @Nullable Long crc64) {
		this.head = ObjectHead.builder(objectLength).etag("etag").crc64(crc64).build();
		this.offset = offset;
		this.length = length;
		this.body = new ByteArrayInputStream(body) {

			@Override
			public int available() {
				return FakeReply.this.nothingReady ? 0 : super.available();
			}

			@Override
			public void close() {
				FakeReply.this.calls.add("close");
			}

		};
	}

	/** The answer to a read of a whole object. */
	public static FakeReply whole(byte[] body, @Nullable Long crc64) {
		return new FakeReply(body.length, 0, body.length, body, crc64);
	}

	/** As over a connection that is slower than its reader. */
	FakeReply withNothingReady() {
		this.nothingReady = true;
		return this;
	}

	FakeReply withBrokenAbort() {
		this.brokenAbort = true;
		return this;
	}

	@Override
	public ObjectHead head() {
		return this.head;
	}

	@Override
	public long offset() {
		return this.offset;
	}

	@Override
	public long length() {
		return this.length;
	}

	@Override
	public InputStream body() {
		return this.body;
	}

	@Override
	public void abort() throws IOException {
		this.calls.add("abort");
		if (this.brokenAbort) {
			throw new IOException("abort failed");
		}
	}

}
