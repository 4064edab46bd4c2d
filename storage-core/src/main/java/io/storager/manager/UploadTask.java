package io.storager.manager;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.error.ObjectNotExistException;
import io.storager.options.StatOptions;
import io.storager.options.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Uploads the files of a directory, so that a later call goes on with large ones. */
final class UploadTask implements TreeTask<LocalFile> {

	private final Path directory;

	private final TreeRoot target;

	private final TreeOptions options;

	UploadTask(Path directory, TreeRoot target, TreeOptions options) {
		this.directory = directory;
		this.target = target;
		this.options = options;
		if (options.upload().progress() != null || options.upload().contentMd5() != null) {
			throw Failures.of(ErrorCode.CAPABILITY_INSUFFICIENT, Operation.UPLOAD, target.storager(), target.path(),
					"the options 'progress' and 'contentMd5' are for one object; allowed: a listener of the tree",
					null);
		}
		if (!Files.isDirectory(directory)) {
			throw Failures.restrict(Operation.UPLOAD, target.storager(), target.path(),
					"'%s' is no directory; allowed: a directory to upload".formatted(directory));
		}
	}

	@Override
	public Iterator<LocalFile> members() {
		try {
			return new LocalTree(this.directory, this.options.followLinks());
		}
		catch (IOException ex) {
			throw failure("the directory '%s' cannot be read: %s".formatted(this.directory, ex), ex);
		}
	}

	@Override
	public long bytes(LocalFile file) {
		return file.size();
	}

	@Override
	public List<ObjectResult> perform(LocalFile file, ProgressListener progress) {
		String path = this.target.path(file.relative());
		return List.of(switch (file.kind()) {
			case FILE -> upload(file, path, progress);
			case OTHER -> ObjectResult.of(file.file().toString(), path, Outcome.IGNORED, 0);
			case REFUSED ->
				throw Failures.of(ErrorCode.RESTRICTION_DISSATISFIED, Operation.UPLOAD, this.target.storager(), path,
						"the file '%s' cannot be an object: %s".formatted(file.file(),
								(file.failure() != null) ? file.failure().getMessage() : "it is refused"),
						file.failure());
			case UNREADABLE -> throw Failures.of(ErrorCode.UNEXPECTED, Operation.UPLOAD, this.target.storager(), path,
					"the file '%s' cannot be read: %s".formatted(file.file(), file.failure()), file.failure());
		});
	}

	private ObjectResult upload(LocalFile file, String path, ProgressListener progress) {
		String source = file.file().toString();
		if (this.options.skipEqual() && isThere(file, path)) {
			return ObjectResult.of(source, path, Outcome.EQUAL, file.size());
		}
		Long length = send(file, path, this.options.upload().toBuilder().progress(progress).build()).contentLength();
		return ObjectResult.of(source, path, Outcome.DONE, (length != null) ? length : file.size());
	}

	/** Where nothing can be kept, there is nothing to go on with later. */
	private StorageObject send(LocalFile file, String path, UploadOptions upload) {
		return (upload.stateDirectory() != null || canKeep(file.file().getParent()))
				? this.target.storager().upload(file.file(), path, upload)
				: this.target.storager().write(path, Content.of(file.file()), upload.toWriteOptions());
	}

	/** An archive, for one, is a file system without locks. */
	private static boolean canKeep(@Nullable Path directory) {
		return directory != null && directory.getFileSystem() == FileSystems.getDefault()
				&& Files.isWritable(directory);
	}

	private boolean isThere(LocalFile file, String path) {
		try {
			StorageObject there = this.target.storager()
				.stat(path,
						StatOptions.builder()
							.encryption(Encryptions.forStat(this.options.upload().encryption()))
							.build());
			return there.contentLength() != null && there.contentLength() == file.size() && there.crc64() != null
					&& there.crc64() == LocalChecksum.crc64(file.file());
		}
		catch (ObjectNotExistException ex) {
			return false;
		}
		catch (IOException ex) {
			throw Failures.of(ErrorCode.UNEXPECTED, Operation.UPLOAD, this.target.storager(), path,
					"the file '%s' cannot be read: %s".formatted(file.file(), ex), ex);
		}
	}

	@Override
	public List<ObjectResult> failed(LocalFile file, StorageException failure) {
		return List.of(ObjectResult.failed(file.file().toString(), this.target.path(file.relative()), failure));
	}

	@Override
	public StorageException failure(String reason, @Nullable Throwable cause) {
		return Failures.of(ErrorCode.UNEXPECTED, Operation.UPLOAD, this.target.storager(), this.target.path(), reason,
				cause);
	}

}
