package io.storager.driver;

import java.util.List;

import io.storager.ObjectAcl;
import io.storager.Part;
import org.jspecify.annotations.Nullable;

/** What the parts of an upload are to become. Made by the engine, read by drivers. */
public final class CompleteRequest {

	private final List<Part> parts;

	private final boolean forbidOverwrite;

	private final @Nullable ObjectAcl acl;

	private CompleteRequest(Builder builder) {
		this.parts = List.copyOf(builder.parts);
		this.forbidOverwrite = builder.forbidOverwrite;
		this.acl = builder.acl;
	}

	/** Start with the parts, in order from index 0 on. */
	public static Builder builder(List<Part> parts) {
		return new Builder(parts);
	}

	/** The parts, in order from index 0 on. */
	public List<Part> parts() {
		return this.parts;
	}

	/** Whether there must be no object yet. */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	/**
	 * The access rule of the object, which some services take when an upload starts and
	 * others when it ends, or {@code null} for that of the bucket.
	 */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	/** Collects what it has. */
	public static final class Builder {

		private final List<Part> parts;

		private boolean forbidOverwrite;

		private @Nullable ObjectAcl acl;

		private Builder(List<Part> parts) {
			this.parts = parts;
		}

		/** Whether there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/**
		 * The access rule of the object, which some services take when an upload starts
		 * and others when it ends, or {@code null} for that of the bucket.
		 */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.acl = acl;
			return this;
		}

		/** Make it. */
		public CompleteRequest build() {
			return new CompleteRequest(this);
		}

	}

}
