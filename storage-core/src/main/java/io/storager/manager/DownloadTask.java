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
import io.storager.internal.LocalPaths;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import org.jspecify.annotations.Nullable;

/** Downloads a tree of objects into a directory. */
final class DownloadTask implements TreeTask<DownloadTask.Member> {

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
				requirePossible(directory);
				Files.createDirectories(directory);
			}
			this.names = new LocalNames(directory);
		}
		catch (IOException | UnsupportedOperationException ex) {
			throw failure("the directory '%s' cannot be made: %s".formatted(directory, ex), ex);
		}
	}

	private void requirePossible(Path directory) {
		String kind = LocalPaths.kind(directory);
		String refusal = (kind == null) ? LocalPaths.refusal(directory)
				: "'%s' is %s, and cannot be the directory of the tree; allowed: a directory, or what is not there yet"
					.formatted(directory, kind);
		if (refusal != null) {
			throw Failures.restrict(Operation.READ, this.source.storager(), this.source.path(), refusal);
		}
	}

	/**
	 * An object of the tree.
	 *
	 * @param object the object as it was listed
	 * @param enclosing the object that would have to be a directory for this one to be a
	 * file, by its path from the root of the tree, or {@code null} if there is none
	 */
	record Member(StorageObject object, @Nullable String enclosing) {
	}

	@Override
	public Iterator<Member> members() {
		EnclosingObjects enclosing = new EnclosingObjects();
		return new MappedIterator<>(this.source.members(Operation.READ),
				(object) -> new Member(object, enclosing.find(this.source.relative(object))));
	}

	@Override
	public long bytes(Member member) {
		return bytes(member.object());
	}

	private static long bytes(StorageObject object) {
		Long length = object.contentLength();
		return (length != null) ? length : 0;
	}

	@Override
	public List<ObjectResult> perform(Member member, ProgressListener progress) {
		StorageObject object = member.object();
		String relative = this.source.relative(object);
		boolean marker = relative.isEmpty() || relative.endsWith("/");
		try {
			requireNoFile(member.enclosing());
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

	/**
	 * Of two objects of which one would have to be a file and a directory, the file wins,
	 * whichever comes first, unless the directory is there already.
	 */
	private void requireNoFile(@Nullable String enclosing) {
		if (enclosing != null) {
			Path file = this.names.resolve(enclosing);
			if (!this.names.isDirectory(file)) {
				throw new IllegalArgumentException(
						"'%s' is an object too and becomes the file '%s', which cannot be a directory; allowed: rename one of both objects"
							.formatted(this.source.path(enclosing), file));
			}
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
	public List<ObjectResult> failed(Member member, StorageException failure) {
		return List.of(ObjectResult.failed(member.object().path(), null, failure));
	}

	@Override
	public StorageException failure(String reason, @Nullable Throwable cause) {
		return Failures.of(ErrorCode.UNEXPECTED, Operation.READ, this.source.storager(), this.source.path(), reason,
				cause);
	}

}
