package io.storager.engine.download;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.driver.ObjectHead;
import io.storager.engine.resume.StateFile;
import io.storager.engine.resume.StateLine;
import io.storager.engine.resume.TransferState;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a download for a later call: which version of which object comes in
 * which ranges, and the CRC-64 of each range that has arrived. There are no secrets in
 * it.
 */
final class DownloadState {

	private static final String DOWNLOAD = "download";

	private static final String RANGE = "range";

	/** What must be the same for a later call to go on. */
	private static final String[] WHOLE = { "service", "bucket", "key", "version", "etag", "length", "modified",
			"crc64" };

	private final TransferState state;

	private final Map<Integer, Long> ranges = new ConcurrentHashMap<>();

	DownloadState(StateFile file) {
		this.state = new TransferState(file, DOWNLOAD);
		for (StateLine line : this.state.pieces()) {
			if (line.is(RANGE)) {
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
		return this.state.matches(described, WHOLE);
	}

	/** How many bytes each range has but the last, or 0 if that is not known. */
	long rangeSize() {
		return this.state.number("rangeSize");
	}

	/** The CRC-64 of a range that has arrived, or {@code null}. */
	@Nullable Long crc64(int index) {
		return this.ranges.get(index);
	}

	/** Begin anew. */
	void begin(StateLine described, long rangeSize) throws IOException {
		this.ranges.clear();
		this.state.begin(described.with("rangeSize", rangeSize));
	}

	/** A range has arrived: what is missing here is fetched again and does no harm. */
	void add(int index, long crc64) {
		this.state.add(StateLine.of(RANGE).with("index", index).with("crc64", Long.toUnsignedString(crc64)));
	}

}
