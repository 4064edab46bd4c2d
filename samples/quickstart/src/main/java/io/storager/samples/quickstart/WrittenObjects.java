package io.storager.samples.quickstart;

import java.util.ArrayList;
import java.util.List;

import io.storager.Storager;

/** Remembers what was written, and deletes just that when it is closed. */
final class WrittenObjects implements AutoCloseable {

	private final Storager storager;

	private final List<String> paths = new ArrayList<>();

	WrittenObjects(Storager storager) {
		this.storager = storager;
	}

	/** Remember a path, before it is written: a write that fails may have succeeded. */
	void add(String path) {
		this.paths.add(path);
	}

	@Override
	public void close() {
		this.paths.forEach(this.storager::delete);
	}

}
