package io.storager.emulator.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Collects a page of versions key by key. */
final class VersionPageBuilder {

	private final VersionQuery query;

	private final List<VersionPage.Entry> entries = new ArrayList<>();

	private final List<String> commonPrefixes = new ArrayList<>();

	private boolean truncated;

	private String lastKey = "";

	private String lastId = "";

	VersionPageBuilder(VersionQuery query) {
		this.query = query;
	}

	/** Add a key with its versions; return whether the page can take more. */
	boolean add(String key, @Nullable StoredObject current, List<StoredObject> older) {
		String common = this.query.commonPrefix(key);
		if (common != null) {
			return common.equals(this.query.afterKey()) || this.commonPrefixes.contains(common) || addPrefix(common);
		}
		List<StoredObject> versions = new ArrayList<>(older);
		if (current != null) {
			versions.add(0, current);
		}
		boolean behind = !key.equals(this.query.afterKey());
		boolean latest = true;
		for (StoredObject version : versions) {
			if (behind && !addVersion(version, latest)) {
				return false;
			}
			behind |= !this.query.afterId().isEmpty() && version.version().id().equals(this.query.afterId());
			latest = false;
		}
		return true;
	}

	private boolean addPrefix(String common) {
		if (isFull()) {
			return false;
		}
		this.commonPrefixes.add(common);
		this.lastKey = common;
		this.lastId = "";
		return true;
	}

	private boolean addVersion(StoredObject version, boolean latest) {
		if (isFull()) {
			return false;
		}
		this.entries.add(new VersionPage.Entry(version, latest));
		this.lastKey = version.key();
		this.lastId = version.version().id();
		return true;
	}

	private boolean isFull() {
		this.truncated = this.entries.size() + this.commonPrefixes.size() >= this.query.limit();
		return this.truncated;
	}

	VersionPage build() {
		return new VersionPage(this.entries, this.commonPrefixes, this.truncated, this.truncated ? this.lastKey : "",
				this.truncated ? this.lastId : "");
	}

}
