package io.storager.options;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.storager.Appender;
import io.storager.Encryption;
import io.storager.ObjectHeaders;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Appender#createAppend}. */
public final class CreateAppendOptions {

	/** No options at all. */
	public static final CreateAppendOptions DEFAULT = builder().build();

	private final ObjectHeaders headers;

	private final @Nullable String storageClass;

	private final Map<String, String> userMetadata;

	private final @Nullable Encryption encryption;

	private CreateAppendOptions(Builder builder) {
		this.headers = builder.headers.build();
		this.storageClass = builder.storageClass;
		this.userMetadata = Map.copyOf(builder.userMetadata);
		this.encryption = builder.encryption;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().headers(this.headers)
			.storageClass(this.storageClass)
			.userMetadata(this.userMetadata)
			.encryption(this.encryption);
	}

	/** All headers that the object is to be served with, as one value. */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/** Media type; without one it follows from the path's ending. */
	public @Nullable String contentType() {
		return this.headers.contentType();
	}

	/** Value of the header with which the object is served. */
	public @Nullable String contentDisposition() {
		return this.headers.contentDisposition();
	}

	/** How long who may keep the object, as in {@code max-age=3600}. */
	public @Nullable String cacheControl() {
		return this.headers.cacheControl();
	}

	/**
	 * How the bytes are encoded, such as {@code gzip}; they are stored and read as they
	 * are.
	 */
	public @Nullable String contentEncoding() {
		return this.headers.contentEncoding();
	}

	/** Language of who reads the object, such as {@code zh-CN}. */
	public @Nullable String contentLanguage() {
		return this.headers.contentLanguage();
	}

	/** Until when a cache may serve the object, in whole seconds. */
	public @Nullable Instant expires() {
		return this.headers.expiresAt();
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/**
	 * User's own metadata: names of letters, digits and hyphens, stored in lower case;
	 * any values.
	 */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentType", this.headers.contentType())
			.with("contentDisposition", this.headers.contentDisposition())
			.with("cacheControl", this.headers.cacheControl())
			.with("contentEncoding", this.headers.contentEncoding())
			.with("contentLanguage", this.headers.contentLanguage())
			.with("expires", this.headers.expiresAt())
			.with("storageClass", this.storageClass)
			.with("userMetadata", this.userMetadata)
			.with("encryption", this.encryption);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CreateAppendOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("CreateAppendOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private ObjectHeaders.Builder headers = ObjectHeaders.builder();

		private @Nullable String storageClass;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable Encryption encryption;

		private Builder() {
		}

		private Builder headers(ObjectHeaders headers) {
			this.headers = headers.toBuilder();
			return this;
		}

		/** Set the media type; without one it follows from the path's ending. */
		public Builder contentType(@Nullable String contentType) {
			this.headers.contentType(contentType);
			return this;
		}

		/** Set the value of the header with which the object is served. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.headers.contentDisposition(contentDisposition);
			return this;
		}

		/**
		 * Set how long who may keep the object, as in {@code max-age=3600}.
		 */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.headers.cacheControl(cacheControl);
			return this;
		}

		/**
		 * Set how the bytes are encoded, such as {@code gzip}; they are stored and read
		 * as they are.
		 */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.headers.contentEncoding(contentEncoding);
			return this;
		}

		/**
		 * Set the language of who reads the object, such as {@code zh-CN}.
		 */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			this.headers.contentLanguage(contentLanguage);
			return this;
		}

		/**
		 * Set until when a cache may serve the object, in whole seconds.
		 */
		public Builder expires(@Nullable Instant expires) {
			this.headers.expiresAt(expires);
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/**
		 * Set the user's own metadata: names of letters, digits and hyphens, stored in
		 * lower case; any values.
		 */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = Objects.requireNonNull(userMetadata, "'userMetadata' must not be null");
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Make the options. */
		public CreateAppendOptions build() {
			return new CreateAppendOptions(this);
		}

	}

}
