package io.storager.engine.upload;

import java.util.List;

import io.storager.Encryption;
import io.storager.ObjectAcl;
import io.storager.Part;
import io.storager.driver.PutReply;
import io.storager.engine.request.Invocation;
import io.storager.transfer.RunningUploads;
import org.jspecify.annotations.Nullable;

/**
 * An upload that ends with its call: it becomes an object or is given up. Used by one
 * thread at a time.
 */
public final class RunningUpload {

	private final MultipartUploads uploads;

	private final Invocation call;

	private final String key;

	private final String id;

	private final RunningUploads.Entry entry;

	RunningUpload(MultipartUploads uploads, Invocation call, String key, String id, RunningUploads.Entry entry) {
		this.uploads = uploads;
		this.call = call;
		this.key = key;
		this.id = id;
		this.entry = entry;
	}

	/** The upload's id. */
	public String id() {
		return this.id;
	}

	/** Where its parts go. */
	PartTarget target(@Nullable Encryption encryption, @Nullable Long trafficLimit) {
		return new PartTarget(this.call, this.key, this.id, encryption, trafficLimit);
	}

	/**
	 * Make the object and check what became of it.
	 * @param crc64 CRC-64/XZ of the object, if it is known
	 * @param encryption checked settings that a stat of the object needs, or {@code null}
	 */
	public PutReply complete(List<Part> parts, @Nullable Long crc64, @Nullable Encryption encryption,
			boolean forbidOverwrite, @Nullable ObjectAcl acl) {
		PutReply reply = this.uploads.complete(this.call,
				new Completion(this.key, this.id, parts, crc64, encryption, forbidOverwrite, acl));
		this.entry.close();
		return reply;
	}

	/** Leave the upload as it is to whoever goes on with it. */
	void leave() {
		this.entry.close();
	}

	/**
	 * Give the upload up because of a failure, so that nothing of it stays.
	 * @param reason stays the failure to be told; takes another one as its suppressed
	 */
	public void giveUp(Throwable reason) {
		this.uploads.giveUp(this.call, this.key, this.id, this.entry, reason);
	}

}
