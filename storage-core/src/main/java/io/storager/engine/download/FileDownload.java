package io.storager.engine.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.storager.ErrorCode;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.checksum.Crc64;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.ParallelTasks;
import io.storager.engine.request.Progress;
import io.storager.engine.request.ProgressException;
import io.storager.engine.resume.LocalFiles;
import io.storager.engine.resume.StateFile;
import io.storager.engine.resume.StateLine;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * Brings an object into a file in ranges that go side by side, so that a later call goes
 * on where one has ended. The ranges that have arrived stay in a temporary file beside
 * the target then, and a state file tells of which version of the object they are. What a
 * later call does not fetch again still has the CRC-64 that it had when it came, and the
 * whole is compared with the object's before it takes the place of the target.
 */
public final class FileDownload {

	private static final int BUFFER_SIZE = 128 * 1024;

	/** More would make the state larger than it is worth. */
	private static final int RANGES_MAXIMUM = 10_000;

	private final Invocation call;

	private final ReplacedFile target;

	private final Path place;

	private final Path temporary;

	/**
	 * Look at the target.
	 * @throws IllegalArgumentException if it is there and no regular file
	 * @throws IOException if it may not be replaced
	 */
	public FileDownload(Invocation call, Path file) throws IOException {
		this.call = call;
		this.target = new ReplacedFile(file);
		this.place = LocalFiles.hidden(this.target.path(), null, "download", "download");
		this.temporary = LocalFiles.hidden(this.target.path(), null, "download", "part");
	}

	/** Whether an earlier call may have left something to go on with. */
	public boolean hasBegun() {
		return Files.exists(this.place, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Bring the whole object into the file.
	 * @param opened the version to bring, with the first bytes of it or none; the caller
	 * closes it
	 * @throws IOException if that fails on this machine, or an
	 * {@link UncheckedIOException}
	 */
	public void run(ObjectReader opened, @Nullable ProgressListener listener) throws IOException {
		StateFile file = StateFile.lock(this.place);
		if (file == null) {
			throw this.call
				.restrict("the file is being downloaded to already, as '%s' is locked; ".formatted(this.place)
						+ "allowed: one download to a file at a time");
		}
		try (file) {
			DownloadState state = new DownloadState(file);
			begin(state, opened.source());
			long length = opened.source().version().contentLength();
			Progress progress = new Progress(listener, length);
			try (FileChannel data = open(length)) {
				long crc64 = new Ranges(opened, state, data, progress).fetch(length);
				Long expected = opened.source().version().crc64();
				if (expected != null && expected != crc64) {
					file.delete();
					Files.deleteIfExists(this.temporary);
					throw this.call.refuse(ErrorCode.INTEGRITY, "the bytes read have the CRC-64 %s, the object has %s"
						.formatted(Long.toUnsignedString(crc64), Long.toUnsignedString(expected)), null);
				}
			}
			progress.end(length);
			publish();
			file.delete();
		}
	}

	/** What has arrived stays if something else is in the place of the target by now. */
	private void publish() throws IOException {
		try {
			this.target.replaceBy(this.temporary);
		}
		catch (IllegalArgumentException ex) {
			throw this.call.restrict(ex);
		}
	}

	/** Forget what is there of another version, or of another object. */
	private void begin(DownloadState state, PinnedObject source) throws IOException {
		StateLine described = DownloadState.describe(source);
		long length = source.version().contentLength();
		if (state.isOf(described) && state.rangeSize() > 0 && (length - 1) / state.rangeSize() < RANGES_MAXIMUM) {
			return;
		}
		Files.deleteIfExists(this.temporary);
		long partSize = source.context().transfers().settings().partSize();
		state.begin(described, Math.max(partSize, (length + RANGES_MAXIMUM - 1) / RANGES_MAXIMUM));
	}

	private FileChannel open(long length) throws IOException {
		FileChannel data = FileChannel.open(this.temporary, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), this.target.attributes());
		try {
			this.target.hide(this.temporary);
			if (data.size() > length) {
				data.truncate(length);
			}
			return data;
		}
		catch (IOException ex) {
			data.close();
			throw ex;
		}
	}

	/**
	 * A range that is in the temporary file.
	 *
	 * @param index its place among the ranges
	 * @param length its bytes
	 * @param crc64 their CRC-64
	 */
	private record Range(int index, long length, long crc64) {
	}

	/** The ranges of one object, side by side. */
	private final class Ranges {

		private final ObjectReader opened;

		private final DownloadState state;

		private final FileChannel data;

		private final Progress progress;

		Ranges(ObjectReader opened, DownloadState state, FileChannel data, Progress progress) {
			this.opened = opened;
			this.state = state;
			this.data = data;
			this.progress = progress;
		}

		/** Fetch all that is missing, and return the CRC-64 of the whole. */
		long fetch(long length) throws IOException {
			long size = this.state.rangeSize();
			boolean first = this.state.crc64(0) == null && this.opened.length() == Math.min(size, length);
			if (!first) {
				this.opened.release();
			}
			ParallelTasks<Range> tasks = new ParallelTasks<>(transfers(), FileDownload.this.call);
			try {
				int index = 0;
				for (long start = 0; start < length; start += size) {
					tasks.submit(new RangeTask(this, index, start, Math.min(size, length - start),
							(first && index == 0) ? this.opened : null));
					index++;
				}
				return combined(tasks.results());
			}
			catch (Throwable ex) {
				tasks.cancel();
				throw ex;
			}
		}

		/** What is to come slowly comes one range after the other. */
		private Transfers transfers() {
			Transfers transfers = this.opened.source().context().transfers();
			return this.opened.source().wide() ? transfers
					: transfers.with(transfers.settings().toBuilder().concurrency(1).build());
		}

		private static long combined(List<Range> ranges) {
			long combined = 0;
			for (Range range : ranges.stream().sorted(Comparator.comparingInt(Range::index)).toList()) {
				combined = Crc64.combine(combined, range.crc64(), range.length());
			}
			return combined;
		}

	}

	/** One range. */
	private static final class RangeTask implements ParallelTasks.Task<Range> {

		private final Ranges ranges;

		private final int index;

		private final long start;

		private final long length;

		private final @Nullable ObjectReader opened;

		private final Progress.Part moved;

		RangeTask(Ranges ranges, int index, long start, long length, @Nullable ObjectReader opened) {
			this.ranges = ranges;
			this.index = index;
			this.start = start;
			this.length = length;
			this.opened = opened;
			this.moved = ranges.progress.part();
		}

		@Override
		public Range run() {
			try {
				return new Range(this.index, this.length, arrivedOrFetched());
			}
			catch (ProgressException ex) {
				throw this.ranges.opened.source().translate(ex);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private long arrivedOrFetched() throws IOException {
			Long arrived = this.ranges.state.crc64(this.index);
			if (arrived != null && arrived.equals(crc64OfFile())) {
				this.moved.at(this.length);
				return arrived;
			}
			long crc64 = fetch();
			this.ranges.state.add(this.index, crc64);
			return crc64;
		}

		private @Nullable Long crc64OfFile() throws IOException {
			Crc64 crc64 = new Crc64();
			byte[] buffer = new byte[(int) Math.min(BUFFER_SIZE, this.length)];
			for (long at = 0; at < this.length;) {
				ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, this.length - at));
				int count = this.ranges.data.read(bytes, this.start + at);
				if (count < 0) {
					return null;
				}
				crc64.update(buffer, 0, count);
				at += count;
			}
			return crc64.getValue();
		}

		private long fetch() throws IOException {
			if (this.opened != null) {
				long crc64 = store(this.opened::fetch);
				// Others may be waiting for its connection.
				this.opened.release();
				return crc64;
			}
			PinnedObject source = this.ranges.opened.source().withOwnRetries();
			try (RangeReader reader = new RangeReader(source, null, this.start, this.start + this.length)) {
				return store(reader::read);
			}
		}

		private long store(Bytes source) throws IOException {
			Crc64 crc64 = new Crc64();
			byte[] buffer = new byte[(int) Math.min(BUFFER_SIZE, this.length)];
			for (long at = 0; at < this.length;) {
				int count = source.read(buffer, 0, (int) Math.min(buffer.length, this.length - at));
				if (count < 0) {
					throw ended(at);
				}
				crc64.update(buffer, 0, count);
				ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
				for (long position = this.start + at; bytes.hasRemaining();) {
					position += this.ranges.data.write(bytes, position);
				}
				at += count;
				this.moved.at(at);
			}
			return crc64.getValue();
		}

		private StorageException ended(long at) {
			return this.ranges.opened.source().ended(this.start, this.start + at, this.start + this.length);
		}

	}

	/** Where the bytes of a range come from. */
	@FunctionalInterface
	private interface Bytes {

		int read(byte[] target, int offset, int length);

	}

}
