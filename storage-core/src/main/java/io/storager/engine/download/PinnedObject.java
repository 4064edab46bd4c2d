package io.storager.engine.download;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.driver.Conditions;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ObjectHead;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object that is being read, with as many requests as it takes.
 *
 * @param context the storager's
 * @param call the call that reads, or the stream
 * @param key the object's key
 * @param request how it was opened
 * @param version what the service told of it with the first bytes
 */
public record PinnedObject(StoragerContext context, Invocation call, String key, GetRequest request,
		ObjectHead version) {

	/** The same, for one range of several that are read side by side. */
	PinnedObject withOwnRetries() {
		return new PinnedObject(this.context, this.call.withOwnRetries(), this.key, this.request, this.version);
	}

	/** Whether a second request can be sure to meet the same version. */
	public boolean pinned() {
		return this.version.etag() != null && !processed();
	}

	/** Whether the bytes are other ones than those that are stored. */
	boolean processed() {
		return this.request.process() != null;
	}

	/** Whether ranges may be read side by side: not of what is to come slowly. */
	boolean wide() {
		return pinned() && this.request.trafficLimit() == null;
	}

	/** Open a range of this version, with one request. */
	GetReply open(long start, long end) throws Exception {
		GetReply reply;
		try {
			reply = get(start, end, this.request.versionId());
		}
		catch (Exception ex) {
			StorageException failure = this.call.translate(ex);
			if (failure.code() != ErrorCode.PRECONDITION_FAILED && failure.code() != ErrorCode.OBJECT_NOT_EXIST) {
				throw failure;
			}
			reply = openEarlier(start, end,
					this.call.retell(failure, failure.code(),
							"the object changed while it was read, after %s bytes of %s".formatted(start,
									this.version.contentLength())));
		}
		if (reply.offset() != start || reply.length() != end - start) {
			reply.abort();
			throw fail(ErrorCode.INTEGRITY,
					"the service answered with %s bytes from %s on, asked for were %s from %s on"
						.formatted(reply.length(), reply.offset(), end - start, start));
		}
		return reply;
	}

	private GetReply get(long start, long end, @Nullable String id) throws Exception {
		return this.context.driver()
			.get(this.key,
					this.request.toBuilder()
						.offset(start)
						.size(end - start)
						.conditions(Conditions.builder().ifMatch(this.version.etag()).build())
						.versionId(id)
						.build());
	}

	/**
	 * What has changed is still there in a bucket that keeps versions. It is not asked
	 * for by its id before that: to read old versions takes a right of its own.
	 */
	private GetReply openEarlier(long start, long end, StorageException changed) {
		String id = this.version.versionId();
		if (this.request.versionId() != null || id == null) {
			throw changed;
		}
		try {
			return get(start, end, id);
		}
		catch (Exception ex) {
			changed.addSuppressed(this.call.translate(ex));
			throw changed;
		}
	}

	/** A failure that more of the same cannot heal. */
	StorageException fail(ErrorCode code, String reason) {
		return this.call.refuse(code, reason, null);
	}

	/** The connection was closed too early. */
	StorageException ended(long start, long position, long end) {
		return this.call.failure(Failure
			.of(ErrorCode.SERVICE_INTERNAL,
					"the connection ended after %s of %s bytes".formatted(position - start, end - start))
			.temporary(true), null);
	}

	/** What a body has thrown, as an exception of the family. */
	StorageException translate(Exception thrown) {
		return this.call.translate(thrown);
	}

	/** Give up a reply because of a failure. */
	static void abort(GetReply reply, Throwable failure) {
		try {
			reply.abort();
		}
		catch (Exception ex) {
			failure.addSuppressed(ex);
		}
	}

}
