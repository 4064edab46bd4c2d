package io.storager.engine.upload;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.Encryption;
import io.storager.Part;
import io.storager.checksum.Digests;
import io.storager.driver.BucketDriver;
import io.storager.driver.PutRequest;
import io.storager.engine.resume.StateFile;
import io.storager.engine.resume.StateLine;
import io.storager.engine.resume.TransferState;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an upload for a later call: what is uploaded to where and in which
 * parts, and of each part that has arrived its entity tag and its CRC-64. There are no
 * secrets in it. A later call trusts none of it: it compares the parts that the service
 * lists with the file.
 */
final class UploadState {

	private static final String UPLOAD = "upload";

	private static final String PART = "part";

	private static final String COMPLETING = "completing";

	private static final String[] OBJECT = { "service", "bucket", "key" };

	/** What must be the same for a later call to go on. */
	private static final String[] WHOLE = { "service", "bucket", "key", "size", "modified", "settings" };

	private final TransferState state;

	private final Map<Integer, Part> parts = new ConcurrentHashMap<>();

	private boolean completing;

	UploadState(StateFile file) {
		this.state = new TransferState(file, UPLOAD);
		for (StateLine line : this.state.pieces()) {
			if (line.is(COMPLETING)) {
				this.completing = true;
			}
			else if (line.is(PART)) {
				keep(line);
			}
		}
	}

	private void keep(StateLine line) {
		Long index = line.number("index");
		Long size = line.number("size");
		String etag = line.value("etag");
		if (index != null && size != null && etag != null) {
			this.parts.put(index.intValue(), Part.of(index.intValue(), size, etag).withCrc64(line.number("crc64")));
		}
	}

	/** What an upload is to. */
	static StateLine describe(BucketDriver driver, String key) {
		return StateLine.of(UPLOAD).with("service", driver.service()).with("bucket", driver.bucket()).with("key", key);
	}

	/** The same with what it is of and how the object is to be stored. */
	static StateLine describe(BucketDriver driver, WriteTarget target, long size, FileStamp stamp) {
		return describe(driver, target.key()).with("file", stamp.path().toAbsolutePath())
			.with("size", size)
			.with("modified", stamp.lastModified().toInstant())
			.with("settings", settings(driver, target.request()));
	}

	private static String settings(BucketDriver driver, PutRequest request) {
		Encryption encryption = request.encryption();
		String all = String.join("\0", request.headers().toString(), String.valueOf(request.storageClass()),
				new TreeMap<>(request.userMetadata()).toString(), new TreeMap<>(request.tags()).toString(),
				String.valueOf(request.acl()), (encryption != null) ? driver.fingerprint(encryption) : "",
				String.valueOf(request.forbidOverwrite()));
		return Digests.sha256(all);
	}

	/** Whether it is of the same file, to the same object and with the same settings. */
	boolean isOf(StateLine described) {
		return this.state.matches(described, WHOLE);
	}

	/** The id of its upload if that is one to the same object. */
	@Nullable String uploadId(StateLine described) {
		return this.state.matches(described, OBJECT) ? this.state.value("id") : null;
	}

	/** How many bytes each part has but the last, or 0 if that is not known. */
	long partSize() {
		return this.state.number("partSize");
	}

	/** Whether the service may have been told to make the object. */
	boolean completing() {
		return this.completing;
	}

	/** A part that has arrived, as far as an earlier call knew. */
	@Nullable Part part(int index) {
		return this.parts.get(index);
	}

	/** Begin anew. */
	void begin(StateLine described, String uploadId, long partSize) throws IOException {
		this.parts.clear();
		this.completing = false;
		this.state.begin(described.with("partSize", partSize).with("id", uploadId));
	}

	/** A part has arrived. */
	void add(Part part) {
		this.state.add(StateLine.of(PART)
			.with("index", part.index())
			.with("size", part.size())
			.with("etag", part.etag())
			.with("crc64", (part.crc64() != null) ? Long.toUnsignedString(part.crc64()) : null));
	}

	/** The service is going to be told to make the object. */
	void addCompleting() {
		this.state.add(StateLine.of(COMPLETING));
	}

}
