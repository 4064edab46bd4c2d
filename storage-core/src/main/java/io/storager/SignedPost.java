package io.storager;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.storager.internal.JsonStrings;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * A form that uploads one file for whoever sends it, until it expires
 * ({@code multipart/form-data}). All fields go before the file, whose field is named
 * {@code file} and comes last: the services ignore what follows.
 */
public final class SignedPost {

	private final URI uri;

	private final Instant expiration;

	private final Map<String, String> fields;

	private final List<String> contentTypeFields;

	private SignedPost(Builder builder) {
		this.uri = builder.uri;
		this.expiration = builder.expiration;
		this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
		this.contentTypeFields = List.copyOf(builder.contentTypeFields);
	}

	/** Start with a form without fields. */
	public static Builder builder(URI uri, Instant expiration) {
		return new Builder(uri, expiration);
	}

	/** Where the form goes, with the method {@code POST}. */
	public URI uri() {
		return this.uri;
	}

	/** The time at which the signature ends. */
	public Instant expiration() {
		return this.expiration;
	}

	/**
	 * The fields that must be sent along, in order. If keys with a prefix are allowed,
	 * {@code key} ends with <code>${filename}</code>, in whose place the service puts the
	 * name of the file; the sender may as well put another key there that begins with the
	 * prefix. All others must be sent exactly so.
	 */
	public Map<String, String> fields() {
		return this.fields;
	}

	/**
	 * The names of the fields that the sender adds with the media type of the file; none
	 * if the type is fixed.
	 */
	public List<String> contentTypeFields() {
		return this.contentTypeFields;
	}

	/**
	 * All that a page needs, as JSON: {@code url}, {@code expiration} (ISO 8601),
	 * {@code fields} (an object, in order) and {@code contentTypeFields} (an array). It
	 * is a secret until the signature ends.
	 */
	public String toJson() {
		String pairs = this.fields.entrySet()
			.stream()
			.map((field) -> JsonStrings.quoted(field.getKey()) + ":" + JsonStrings.quoted(field.getValue()))
			.collect(Collectors.joining(","));
		String names = this.contentTypeFields.stream().map(JsonStrings::quoted).collect(Collectors.joining(","));
		return "{\"url\":%s,\"expiration\":%s,\"fields\":{%s},\"contentTypeFields\":[%s]}".formatted(
				JsonStrings.quoted(this.uri.toString()), JsonStrings.quoted(this.expiration.toString()), pairs, names);
	}

	private ValueProperties properties() {
		return new ValueProperties().with("uri", this.uri)
			.with("expiration", this.expiration)
			.with("fields", this.fields)
			.with("contentTypeFields", this.contentTypeFields);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignedPost that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	/** Shows the names of the fields and no value. */
	@Override
	public String toString() {
		String authority = String.valueOf(this.uri.getRawAuthority());
		String host = authority.substring(authority.indexOf('@') + 1);
		return "POST %s://%s%s with %s until %s".formatted(this.uri.getScheme(), host, this.uri.getRawPath(),
				this.fields.keySet(), this.expiration);
	}

	/** Collects what must be sent along. */
	public static final class Builder {

		private final URI uri;

		private final Instant expiration;

		private Map<String, String> fields = Map.of();

		private List<String> contentTypeFields = List.of();

		private Builder(URI uri, Instant expiration) {
			this.uri = Objects.requireNonNull(uri, "'uri' must not be null");
			this.expiration = Objects.requireNonNull(expiration, "'expiration' must not be null");
		}

		/** Set the fields that must be sent along, in order. */
		public Builder fields(Map<String, String> fields) {
			this.fields = Objects.requireNonNull(fields, "'fields' must not be null");
			return this;
		}

		/** Set the fields that the sender adds with the media type of the file. */
		public Builder contentTypeFields(List<String> contentTypeFields) {
			this.contentTypeFields = Objects.requireNonNull(contentTypeFields, "'contentTypeFields' must not be null");
			return this;
		}

		/** Make the form. */
		public SignedPost build() {
			return new SignedPost(this);
		}

	}

}
