package io.storager.options;

import io.storager.Linker;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Linker#createLink}. */
public final class CreateLinkOptions {

	/** No options at all. */
	public static final CreateLinkOptions DEFAULT = builder().build();

	private final @Nullable String storageClass;

	private final boolean forbidOverwrite;

	private CreateLinkOptions(Builder builder) {
		this.storageClass = builder.storageClass;
		this.forbidOverwrite = builder.forbidOverwrite;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().storageClass(this.storageClass).forbidOverwrite(this.forbidOverwrite);
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/**
	 * Rule that there must be no object yet, as {@link WriteOptions#forbidOverwrite}
	 * explains; COS, though, does not tell of the version that a link is.
	 */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("storageClass", this.storageClass)
			.with("forbidOverwrite", this.forbidOverwrite);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CreateLinkOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("CreateLinkOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String storageClass;

		private boolean forbidOverwrite;

		private Builder() {
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Set the rule that there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/** Make the options. */
		public CreateLinkOptions build() {
			return new CreateLinkOptions(this);
		}

	}

}
