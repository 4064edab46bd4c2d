package io.storager;

import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** An object, or one version of it, that may still be there, and why. */
public final class DeleteFailure {

	private final String path;

	private final @Nullable String versionId;

	private final StorageException exception;

	private DeleteFailure(String path, @Nullable String versionId, StorageException exception) {
		this.path = path;
		this.versionId = versionId;
		this.exception = exception;
	}

	/**
	 * An object that may still be there.
	 * @param path the path as it was given
	 * @param exception why
	 */
	public static DeleteFailure of(String path, StorageException exception) {
		return new DeleteFailure(Objects.requireNonNull(path, "'path' must not be null"), null,
				Objects.requireNonNull(exception, "'exception' must not be null"));
	}

	/** The same of one version of the object. */
	public DeleteFailure withVersionId(@Nullable String versionId) {
		return new DeleteFailure(this.path, versionId, this.exception);
	}

	/** The path as it was given. */
	public String path() {
		return this.path;
	}

	/** The version that was to be deleted, or {@code null} if the object was. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	/** Why it may still be there. */
	public StorageException exception() {
		return this.exception;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("path", this.path)
			.with("versionId", this.versionId)
			.with("exception", this.exception);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DeleteFailure that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("DeleteFailure");
	}

}
