package io.storager.emulator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The files with the bytes of all buckets. Records name the pieces of an object as
 * {@code file/offset/length}, one after the other; several objects may name one file.
 */
final class DataFiles {

	private final BlockPool blocks = new BlockPool(32);

	private final Path folder;

	private final DiskSync sync;

	/** What was loaded so far; empty once loading is over. */
	private final Map<String, Extent> loaded = new HashMap<>();

	DataFiles(Path folder, DiskSync sync) throws IOException {
		Files.createDirectories(folder);
		this.folder = folder;
		this.sync = sync;
	}

	BlobWriter newBlob() throws IOException {
		return new FileBlob.Writer(this.folder.resolve(UUID.randomUUID().toString()), this.blocks, this.sync);
	}

	/** Force the names of the files to disk: a record that names one may follow. */
	void sync() throws IOException {
		this.sync.folder(this.folder);
	}

	/** Return how a record names the content. */
	static String names(SharedBlob content) {
		List<String> names = new ArrayList<>();
		for (SharedBlob.Piece piece : content.pieces()) {
			if (!(piece.extent().blob() instanceof FileBlob file)) {
				throw new IllegalArgumentException("The content is not of this directory");
			}
			names.add(file.fileName() + "/" + piece.offset() + "/" + piece.length());
		}
		return String.join(" ", names);
	}

	/** Return the content that a record names, or {@code null} if some of it is lost. */
	@Nullable SharedBlob load(String names) throws IOException {
		List<SharedBlob.Piece> pieces = new ArrayList<>();
		for (String name : names.isEmpty() ? new String[0] : names.split(" ", -1)) {
			String[] parts = name.split("/", -1);
			long offset = Long.parseLong(parts[1]);
			long length = Long.parseLong(parts[2]);
			Extent extent = extent(parts[0]);
			if (extent == null || extent.blob().size() < offset + length) {
				return null;
			}
			pieces.add(new SharedBlob.Piece(extent, offset, length));
		}
		for (SharedBlob.Piece piece : pieces) {
			piece.extent().hold();
		}
		return new SharedBlob(pieces);
	}

	private @Nullable Extent extent(String name) throws IOException {
		Extent extent = this.loaded.get(name);
		Path file = this.folder.resolve(name);
		if (extent == null && Files.exists(file)) {
			extent = new Extent(new FileBlob(file, Files.size(file)));
			this.loaded.put(name, extent);
		}
		return extent;
	}

	/** End the loading: files that no record names go. */
	void loaded() throws IOException {
		for (Path file : RecordFiles.children(this.folder, "*")) {
			if (!this.loaded.containsKey(String.valueOf(file.getFileName()))) {
				Files.delete(file);
			}
		}
		this.loaded.values().forEach(Extent::letGo);
		this.loaded.clear();
	}

}
