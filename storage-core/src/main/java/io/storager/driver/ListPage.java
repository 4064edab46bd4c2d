package io.storager.driver;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One page of a listing. */
public final class ListPage {

	private final List<String> dirs;

	private final List<Entry> objects;

	private final @Nullable String nextMarker;

	private ListPage(List<String> dirs, List<Entry> objects, @Nullable String nextMarker) {
		this.dirs = dirs;
		this.objects = objects;
		this.nextMarker = nextMarker;
	}

	/**
	 * A page.
	 * @param dirs prefixes that stand for directories, each ending with a slash
	 * @param objects the objects
	 * @param nextMarker where the next page starts, or {@code null} if this is the last
	 */
	public static ListPage of(List<String> dirs, List<Entry> objects, @Nullable String nextMarker) {
		return new ListPage(dirs, objects, nextMarker);
	}

	/** Prefixes that stand for directories, each ending with a slash. */
	public List<String> dirs() {
		return this.dirs;
	}

	/** The objects. */
	public List<Entry> objects() {
		return this.objects;
	}

	/** Where the next page starts, or {@code null} if this is the last. */
	public @Nullable String nextMarker() {
		return this.nextMarker;
	}

	/** An object of a listing. */
	public static final class Entry {

		private final String key;

		private final long contentLength;

		private @Nullable Instant lastModified;

		private @Nullable String etag;

		private @Nullable String storageClass;

		private boolean appendable;

		private Entry(String key, long contentLength) {
			this.key = key;
			this.contentLength = contentLength;
		}

		/** Start with what is required. */
		public static Builder builder(String key, long contentLength) {
			return new Builder(new Entry(key, contentLength));
		}

		/** Its key. */
		public String key() {
			return this.key;
		}

		/** Its length in bytes. */
		public long contentLength() {
			return this.contentLength;
		}

		/** When it was written, if the service told. */
		public @Nullable Instant lastModified() {
			return this.lastModified;
		}

		/** Entity tag without quotes, if the service told. */
		public @Nullable String etag() {
			return this.etag;
		}

		/** The vendor's storage class, if the service told. */
		public @Nullable String storageClass() {
			return this.storageClass;
		}

		/** Whether it can be appended to. */
		public boolean appendable() {
			return this.appendable;
		}

	}

	/** Collects what the service told of an object. */
	public static final class Builder {

		private final Entry entry;

		private Builder(Entry entry) {
			this.entry = entry;
		}

		/** When it was written. */
		public Builder lastModified(@Nullable Instant lastModified) {
			this.entry.lastModified = lastModified;
			return this;
		}

		/** Entity tag without quotes. */
		public Builder etag(@Nullable String etag) {
			this.entry.etag = etag;
			return this;
		}

		/** The vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.entry.storageClass = storageClass;
			return this;
		}

		/** Whether it can be appended to. */
		public Builder appendable(boolean appendable) {
			this.entry.appendable = appendable;
			return this;
		}

		/** The entry; the builder must not be used again. */
		public Entry build() {
			return this.entry;
		}

	}

}
