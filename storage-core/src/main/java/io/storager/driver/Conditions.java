package io.storager.driver;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What must hold for an object to be read. Made by the engine, read by drivers. */
public final class Conditions {

	/** No conditions. */
	public static final Conditions NONE = builder().build();

	private final @Nullable String ifMatch;

	private final @Nullable String ifNoneMatch;

	private final @Nullable Instant ifModifiedSince;

	private final @Nullable Instant ifUnmodifiedSince;

	private Conditions(Builder builder) {
		this.ifMatch = builder.ifMatch;
		this.ifNoneMatch = builder.ifNoneMatch;
		this.ifModifiedSince = builder.ifModifiedSince;
		this.ifUnmodifiedSince = builder.ifUnmodifiedSince;
	}

	/** Start with nothing. */
	public static Builder builder() {
		return new Builder();
	}

	/** Entity tag, without quotes, that it must have. */
	public @Nullable String ifMatch() {
		return this.ifMatch;
	}

	/** Entity tag, without quotes, that it must not have. */
	public @Nullable String ifNoneMatch() {
		return this.ifNoneMatch;
	}

	/** Time after which it must have been written. */
	public @Nullable Instant ifModifiedSince() {
		return this.ifModifiedSince;
	}

	/** Time after which it must not have been written. */
	public @Nullable Instant ifUnmodifiedSince() {
		return this.ifUnmodifiedSince;
	}

	/** Whether nothing need hold. */
	public boolean none() {
		return this.ifMatch == null && this.ifNoneMatch == null && this.ifModifiedSince == null
				&& this.ifUnmodifiedSince == null;
	}

	/** Collects what it has. */
	public static final class Builder {

		private @Nullable String ifMatch;

		private @Nullable String ifNoneMatch;

		private @Nullable Instant ifModifiedSince;

		private @Nullable Instant ifUnmodifiedSince;

		private Builder() {
		}

		/** Entity tag, without quotes, that it must have. */
		public Builder ifMatch(@Nullable String ifMatch) {
			this.ifMatch = ifMatch;
			return this;
		}

		/** Entity tag, without quotes, that it must not have. */
		public Builder ifNoneMatch(@Nullable String ifNoneMatch) {
			this.ifNoneMatch = ifNoneMatch;
			return this;
		}

		/** Time after which it must have been written. */
		public Builder ifModifiedSince(@Nullable Instant ifModifiedSince) {
			this.ifModifiedSince = ifModifiedSince;
			return this;
		}

		/** Time after which it must not have been written. */
		public Builder ifUnmodifiedSince(@Nullable Instant ifUnmodifiedSince) {
			this.ifUnmodifiedSince = ifUnmodifiedSince;
			return this;
		}

		/** Make it. */
		public Conditions build() {
			return new Conditions(this);
		}

	}

}
