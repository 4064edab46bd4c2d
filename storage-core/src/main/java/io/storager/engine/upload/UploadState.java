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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of an upload for a later call: what is uploaded to where and in which
 * parts, and of each part that has arrived its entity tag and its CRC-64. There are no
 * secrets in it. A later call trusts none of it: it compares the parts that the service
 * lists with the file.
 */
final class UploadState {

	private static final Logger logger = LoggerFactory.getLogger(UploadState.class);

	private static final String UPLOAD = "upload";

	private static final String PART = "part";

	private static final String COMPLETING = "completing";

	private static final String[] OBJECT = { "service", "bucket", "key" };

	/** What must be the same for a later call to go on. */
	private static final String[] WHOLE = { "service", "bucket", "key", "size", "modified", "settings" };

	private final StateFile file;

	private final Map<Integer, Part> parts = new ConcurrentHashMap<>();

	private @Nullable StateLine upload;

	private boolean completing;

	UploadState(StateFile file) {
		this.file = file;
		for (StateLine line : file.lines()) {
			if (line.is(UPLOAD)) {
				this.upload = line;
			}
			else if (line.is(COMPLETING)) {
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
		return this.upload != null && this.upload.matches(described, WHOLE);
	}

	/** The id of its upload if that is one to the same object. */
	@Nullable String uploadId(StateLine described) {
		return (this.upload != null && this.upload.matches(described, OBJECT)) ? this.upload.value("id") : null;
	}

	/** How many bytes each part has but the last, or 0 if that is not known. */
	long partSize() {
		Long size = (this.upload != null) ? this.upload.number("partSize") : null;
		return (size != null) ? size : 0;
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
		this.upload = described.with("partSize", partSize).with("id", uploadId);
		this.file.restart(this.upload);
	}

	/** A part has arrived. */
	void add(Part part) {
		add(StateLine.of(PART)
			.with("index", part.index())
			.with("size", part.size())
			.with("etag", part.etag())
			.with("crc64", (part.crc64() != null) ? Long.toUnsignedString(part.crc64()) : null));
	}

	/** The service is going to be told to make the object. */
	void addCompleting() {
		add(StateLine.of(COMPLETING));
	}

	/** What is missing here costs a later call time and nothing else. */
	private void add(StateLine line) {
		try {
			this.file.add(line);
		}
		catch (IOException ex) {
			logger.warn("The state of an upload cannot be added to {}", this.file.path(), ex);
		}
	}

}
