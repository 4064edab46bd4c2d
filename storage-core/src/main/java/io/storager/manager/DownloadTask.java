package io.storager.manager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import org.jspecify.annotations.Nullable;

/** Downloads a tree of objects into a directory. */
final class DownloadTask implements TreeTask<StorageObject> {

	private final TreeRoot source;

	private final LocalNames names;

	private final TreeOptions options;

	private final Claims claims = new Claims();

	DownloadTask(TreeRoot source, Path directory, TreeOptions options) {
		this.source = source;
		this.options = options;
		ReadOptions allowed = ReadOptions.builder()
			.encryption(options.read().encryption())
			.trafficLimit(options.read().trafficLimit())
			.build();
		if (!options.read().equals(allowed)) {
			throw Failures.of(ErrorCode.CAPABILITY_INSUFFICIENT, Operation.READ, source.storager(), source.path(),
					"ranges, conditions and a progress are for one object; allowed: the options 'encryption' and 'trafficLimit', and a listener of the tree",
					null);
		}
		try {
			if (!Files.isDirectory(directory)) {
				Files.createDirectories(directory);
			}
			this.names = new LocalNames(directory);
		}
		catch (IOException ex) {
			throw failure("the directory '%s' cannot be made: %s".formatted(directory, ex), ex);
		}
	}

	@Override
	public Iterator<StorageObject> members() {
		return this.source.list().iterator();
	}

	@Override
	public long bytes(StorageObject object) {
		Long length = object.contentLength();
		return (length != null) ? length : 0;
	}

	@Override
	public List<ObjectResult> perform(StorageObject object, ProgressListener progress) {
		String relative = this.source.relative(object);
		boolean marker = relative.isEmpty() || relative.endsWith("/");
		try {
			if (marker && bytes(object) > 0) {
				throw new IllegalArgumentException("it is the marker of a directory with %s bytes; allowed: none"
					.formatted(object.contentLength()));
			}
			Path file = this.names.resolve(path(relative));
			return List.of(marker ? makeDirectory(object, file) : download(object, relative, file, progress));
		}
		catch (IllegalArgumentException ex) {
			throw Failures.restrict(Operation.READ, this.source.storager(), object.path(),
					String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			throw Failures.of(ErrorCode.UNEXPECTED, Operation.READ, this.source.storager(), object.path(),
					"it cannot become a file: " + ((ex.getMessage() != null) ? ex.getMessage() : ex), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("the thread was interrupted", ex);
		}
	}

	/** Without the slash at the end of the marker of a directory. */
	private static String path(String relative) {
		return relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
	}

	private ObjectResult makeDirectory(StorageObject object, Path directory) throws IOException {
		this.names.enter(directory);
		return ObjectResult.of(object.path(), directory.toString(), Outcome.DONE, 0);
	}

	private ObjectResult download(StorageObject object, String relative, Path file, ProgressListener progress)
			throws IOException, InterruptedException {
		Path directory = file.getParent();
		if (directory != null) {
			this.names.enter(directory);
		}
		String claim = this.claims.take(relative);
		try {
			boolean there = this.names.isThere(file);
			if (there && this.options.skipEqual() && isEqual(object, file)) {
				return ObjectResult.of(object.path(), file.toString(), Outcome.EQUAL, bytes(object));
			}
			ReadOptions read = this.options.read().toBuilder().progress(progress).build();
			long length = this.source.storager().read(object.path(), file, read);
			return ObjectResult.of(object.path(), file.toString(), Outcome.DONE, length);
		}
		finally {
			this.claims.giveBack(claim);
		}
	}

	private boolean isEqual(StorageObject object, Path file) throws IOException {
		if (object.contentLength() == null || object.contentLength() != Files.size(file)) {
			return false;
		}
		StorageObject now = this.source.storager()
			.stat(object.path(),
					StatOptions.builder().encryption(Encryptions.forStat(this.options.read().encryption())).build());
		return object.contentLength().equals(now.contentLength()) && now.crc64() != null
				&& now.crc64() == LocalChecksum.crc64(file);
	}

	@Override
	public List<ObjectResult> failed(StorageObject object, StorageException failure) {
		return List.of(ObjectResult.failed(object.path(), null, failure));
	}

	@Override
	public StorageException failure(String reason, @Nullable Throwable cause) {
		return Failures.of(ErrorCode.UNEXPECTED, Operation.READ, this.source.storager(), this.source.path(), reason,
				cause);
	}

}
