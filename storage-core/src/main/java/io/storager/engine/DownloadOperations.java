package io.storager.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import io.storager.StorageObject;
import io.storager.engine.download.AtomicFile;
import io.storager.engine.download.FileDownload;
import io.storager.engine.download.ObjectReader;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.Progress;
import io.storager.engine.request.ProgressException;
import io.storager.engine.request.StoragerContext;
import io.storager.options.DownloadOptions;
import io.storager.options.ReadOptions;

/** Brings objects into files, large ones so that a later call can go on. */
final class DownloadOperations {

	private final StoragerContext context;

	private final ReadOperations reads;

	DownloadOperations(StoragerContext context, ReadOperations reads) {
		this.context = context;
		this.reads = reads;
	}

	StorageObject download(Invocation call, String path, Path file, DownloadOptions options) {
		try {
			return download(call, path, file, begin(call, file), options);
		}
		catch (ProgressException ex) {
			throw call.translate(ex);
		}
		catch (UncheckedIOException ex) {
			throw ReadOperations.unwritable(call, file, ex.getCause());
		}
		catch (IOException | UnsupportedOperationException ex) {
			throw ReadOperations.unwritable(call, file, ex);
		}
	}

	private static FileDownload begin(Invocation call, Path file) throws IOException {
		try {
			return new FileDownload(call, file);
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
	}

	private StorageObject download(Invocation call, String path, Path file, FileDownload download,
			DownloadOptions options) throws IOException {
		ReadOptions all = options.toReadOptions();
		// What goes on has no use for the first bytes: it asks which version there is.
		long size = download.hasBegun() ? 0 : this.context.transfers().settings().partSize();
		ObjectReader opened = this.reads.open(call, path, all.toBuilder().progress(null).size(size).build(), true);
		try {
			StorageObject object = opened.object();
			if (!opened.source().pinned()) {
				opened.release();
				this.reads.read(call, path, file, all);
			}
			else if (size > 0 && opened.length() == opened.source().version().contentLength()) {
				store(call, opened, file, options);
			}
			else {
				download.run(opened, options.progress());
			}
			return object;
		}
		finally {
			opened.release();
		}
	}

	/** All bytes are in one answer. */
	private void store(Invocation call, ObjectReader opened, Path file, DownloadOptions options) throws IOException {
		try (AtomicFile pending = this.reads.pending(call, file)) {
			Progress progress = new Progress(options.progress(), opened.length());
			Progress.Part moved = progress.part();
			byte[] buffer = new byte[(int) Math.min(ReadOperations.BUFFER_SIZE, Math.max(1, opened.length()))];
			for (long done = 0; done < opened.length();) {
				int count = opened.fetch(buffer, 0, buffer.length);
				pending.output().write(buffer, 0, count);
				done += count;
				moved.at(done);
			}
			progress.end(opened.length());
			ReadOperations.publish(call, pending);
		}
	}

}
