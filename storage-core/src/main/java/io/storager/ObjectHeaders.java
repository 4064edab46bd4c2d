package io.storager;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * The headers that an object is served with, as the service keeps them.
 */
public final class ObjectHeaders {

	/** As HTTP writes dates. */
	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
		.withZone(ZoneOffset.UTC);

	/** No headers at all. */
	public static final ObjectHeaders NONE = builder().build();

	private final @Nullable String contentType;

	private final @Nullable String contentDisposition;

	private final @Nullable String cacheControl;

	private final @Nullable String contentEncoding;

	private final @Nullable String contentLanguage;

	private final @Nullable String expires;

	private final @Nullable Instant expiresAt;

	private ObjectHeaders(Builder builder) {
		this.contentType = builder.contentType;
		this.contentDisposition = builder.contentDisposition;
		this.cacheControl = builder.cacheControl;
		this.contentEncoding = builder.contentEncoding;
		this.contentLanguage = builder.contentLanguage;
		this.expires = builder.expires;
		this.expiresAt = builder.expiresAt;
	}

	/** Start with nothing. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder().contentType(this.contentType)
			.contentDisposition(this.contentDisposition)
			.cacheControl(this.cacheControl)
			.contentEncoding(this.contentEncoding)
			.contentLanguage(this.contentLanguage)
			.expires(this.expires, this.expiresAt);
	}

	/** Media type, or {@code null} to derive it from the key. */
	public @Nullable String contentType() {
		return this.contentType;
	}

	/** How whoever gets the object is to present it. */
	public @Nullable String contentDisposition() {
		return this.contentDisposition;
	}

	/** How long who may keep the object. */
	public @Nullable String cacheControl() {
		return this.cacheControl;
	}

	/** How the bytes of the object are encoded, such as {@code gzip}. */
	public @Nullable String contentEncoding() {
		return this.contentEncoding;
	}

	/** The language of who reads the object. */
	public @Nullable String contentLanguage() {
		return this.contentLanguage;
	}

	/** The header {@code Expires} as it is sent. */
	public @Nullable String expires() {
		return this.expires;
	}

	/** Until when a cache may serve the object, or {@code null} if that is no date. */
	public @Nullable Instant expiresAt() {
		return this.expiresAt;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentType", this.contentType)
			.with("contentDisposition", this.contentDisposition)
			.with("cacheControl", this.cacheControl)
			.with("contentEncoding", this.contentEncoding)
			.with("contentLanguage", this.contentLanguage)
			.with("expires", this.expires);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ObjectHeaders that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ObjectHeaders");
	}

	/** Collects what it has. */
	public static final class Builder {

		private @Nullable String contentType;

		private @Nullable String contentDisposition;

		private @Nullable String cacheControl;

		private @Nullable String contentEncoding;

		private @Nullable String contentLanguage;

		private @Nullable String expires;

		private @Nullable Instant expiresAt;

		private Builder() {
		}

		/** Media type, or {@code null} to derive it from the key. */
		public Builder contentType(@Nullable String contentType) {
			this.contentType = contentType;
			return this;
		}

		/** How whoever gets the object is to present it. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.contentDisposition = contentDisposition;
			return this;
		}

		/** How long who may keep the object. */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.cacheControl = cacheControl;
			return this;
		}

		/** How the bytes of the object are encoded, such as {@code gzip}. */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.contentEncoding = contentEncoding;
			return this;
		}

		/** The language of who reads the object. */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			this.contentLanguage = contentLanguage;
			return this;
		}

		/** The header {@code Expires} as it is sent. */
		public Builder expires(@Nullable String expires) {
			return expires(expires, parse(expires));
		}

		/** Until when a cache may serve the object, in whole seconds. */
		public Builder expiresAt(@Nullable Instant expires) {
			Instant seconds = (expires != null) ? expires.truncatedTo(ChronoUnit.SECONDS) : null;
			return expires((seconds != null) ? DATE.format(seconds) : null, seconds);
		}

		private Builder expires(@Nullable String text, @Nullable Instant instant) {
			this.expires = text;
			this.expiresAt = instant;
			return this;
		}

		private static @Nullable Instant parse(@Nullable String date) {
			try {
				return (date != null) ? DATE.parse(date, Instant::from) : null;
			}
			catch (DateTimeException ex) {
				return null;
			}
		}

		/** Make it. */
		public ObjectHeaders build() {
			return new ObjectHeaders(this);
		}

	}

}
