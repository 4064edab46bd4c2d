package io.storager.engine.download;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.driver.ObjectHead;
import io.storager.engine.resume.StateFile;
import io.storager.engine.resume.StateLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of a download for a later call: which version of which object comes in
 * which ranges, and the CRC-64 of each range that has arrived. There are no secrets in
 * it.
 */
final class DownloadState {

	private static final Logger logger = LoggerFactory.getLogger(DownloadState.class);

	private static final String DOWNLOAD = "download";

	private static final String RANGE = "range";

	/** What must be the same for a later call to go on. */
	private static final String[] WHOLE = { "service", "bucket", "key", "version", "etag", "length", "modified",
			"crc64" };

	private final StateFile file;

	private final Map<Integer, Long> ranges = new ConcurrentHashMap<>();

	private @Nullable StateLine download;

	DownloadState(StateFile file) {
		this.file = file;
		for (StateLine line : file.lines()) {
			if (line.is(DOWNLOAD)) {
				this.download = line;
			}
			else if (line.is(RANGE)) {
				keep(line);
			}
		}
	}

	private void keep(StateLine line) {
		Long index = line.number("index");
		Long crc64 = line.number("crc64");
		if (index != null && crc64 != null) {
			this.ranges.put(index.intValue(), crc64);
		}
	}

	/** A version of an object. */
	static StateLine describe(PinnedObject source) {
		ObjectHead version = source.version();
		return StateLine.of(DOWNLOAD)
			.with("service", source.context().driver().service())
			.with("bucket", source.context().driver().bucket())
			.with("key", source.key())
			.with("version", String.valueOf(version.versionId()))
			.with("etag", version.etag())
			.with("length", version.contentLength())
			.with("modified", String.valueOf(version.lastModified()))
			.with("crc64", String.valueOf(version.crc64()));
	}

	/** Whether it is of this version. */
	boolean isOf(StateLine described) {
		return this.download != null && this.download.matches(described, WHOLE);
	}

	/** How many bytes each range has but the last, or 0 if that is not known. */
	long rangeSize() {
		Long size = (this.download != null) ? this.download.number("rangeSize") : null;
		return (size != null) ? size : 0;
	}

	/** The CRC-64 of a range that has arrived, or {@code null}. */
	@Nullable Long crc64(int index) {
		return this.ranges.get(index);
	}

	/** Begin anew. */
	void begin(StateLine described, long rangeSize) throws IOException {
		this.ranges.clear();
		this.download = described.with("rangeSize", rangeSize);
		this.file.restart(this.download);
	}

	/** A range has arrived: what is missing here is fetched again and does no harm. */
	void add(int index, long crc64) {
		try {
			this.file.add(StateLine.of(RANGE).with("index", index).with("crc64", Long.toUnsignedString(crc64)));
		}
		catch (IOException ex) {
			logger.warn("The state of a download cannot be added to {}", this.file.path(), ex);
		}
	}

}
