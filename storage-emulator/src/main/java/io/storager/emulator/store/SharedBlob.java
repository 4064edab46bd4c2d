package io.storager.emulator.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A blob put together from pieces of others, whose bytes it shares: copying, appending
 * and completing an upload move no bytes, whatever their number. A piece goes when the
 * last blob and the last reader that need it are done with it.
 */
public final class SharedBlob implements Blob {

	private final List<Piece> pieces;

	private final long size;

	private final AtomicBoolean released = new AtomicBoolean();

	/** Take over one hold on the extent of each piece. */
	SharedBlob(List<Piece> pieces) {
		this.pieces = List.copyOf(pieces);
		this.size = pieces.stream().mapToLong(Piece::length).sum();
	}

	/** Return a blob without bytes. */
	public static SharedBlob empty() {
		return new SharedBlob(List.of());
	}

	/** Take over a blob that nobody shares yet. */
	static SharedBlob of(Blob blob) {
		if (blob.size() == 0) {
			blob.release();
			return empty();
		}
		return new SharedBlob(List.of(new Piece(new Extent(blob), 0, blob.size())));
	}

	/** Return the pieces, in order. */
	List<Piece> pieces() {
		return this.pieces;
	}

	@Override
	public long size() {
		return this.size;
	}

	/**
	 * Return a blob of the same bytes, to be released on its own.
	 * @throws NoSuchFileException if this one was released before
	 */
	public SharedBlob share() throws NoSuchFileException {
		return share(0, this.size);
	}

	/**
	 * Return a blob of a range of the bytes, to be released on its own.
	 * @throws NoSuchFileException if this one was released before
	 */
	public SharedBlob share(long offset, long length) throws NoSuchFileException {
		List<Piece> range = new ArrayList<>();
		long position = 0;
		for (Piece piece : this.pieces) {
			long start = Math.max(offset, position);
			long end = Math.min(offset + length, position + piece.length());
			if (start < end) {
				range.add(new Piece(piece.extent(), piece.offset() + start - position, end - start));
			}
			position += piece.length();
		}
		return held(range);
	}

	/**
	 * Return a blob of the bytes of all, one after the other, to be released on its own.
	 * @throws NoSuchFileException if one of them was released before
	 */
	public static SharedBlob concat(List<SharedBlob> blobs) throws NoSuchFileException {
		return held(blobs.stream().flatMap((blob) -> blob.pieces.stream()).toList());
	}

	private static SharedBlob held(List<Piece> pieces) throws NoSuchFileException {
		List<Piece> held = new ArrayList<>(pieces.size());
		try {
			for (Piece piece : pieces) {
				piece.extent().hold();
				held.add(piece);
			}
			return new SharedBlob(pieces);
		}
		catch (NoSuchFileException ex) {
			held.forEach((piece) -> piece.extent().letGo());
			throw ex;
		}
	}

	@Override
	public Reader open() throws IOException {
		SharedBlob held = share();
		return new Reader() {

			@Override
			public void transfer(long offset, long length, Sink sink) throws IOException {
				held.transfer(offset, length, sink);
			}

			@Override
			public void close() {
				held.release();
			}

		};
	}

	private void transfer(long offset, long length, Sink sink) throws IOException {
		long position = 0;
		for (Piece piece : this.pieces) {
			long start = Math.max(offset, position);
			long end = Math.min(offset + length, position + piece.length());
			if (start < end) {
				try (Reader reader = piece.extent().blob().open()) {
					reader.transfer(piece.offset() + start - position, end - start, sink);
				}
			}
			position += piece.length();
		}
	}

	/** Let go of the bytes. Doing it again does nothing. */
	@Override
	public void release() {
		if (this.released.compareAndSet(false, true)) {
			this.pieces.forEach((piece) -> piece.extent().letGo());
		}
	}

	/**
	 * A range of an extent.
	 *
	 * @param extent the extent
	 * @param offset where the range begins
	 * @param length how many bytes it has
	 */
	record Piece(Extent extent, long offset, long length) {
	}

}
