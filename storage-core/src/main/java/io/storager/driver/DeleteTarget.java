package io.storager.driver;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** An object to delete, or one version of it. */
public final class DeleteTarget {

	private final String key;

	private final @Nullable String versionId;

	private DeleteTarget(String key, @Nullable String versionId) {
		this.key = key;
		this.versionId = versionId;
	}

	/**
	 * An object, or one version of it.
	 * @param key the key
	 * @param versionId the checked id of a version, which is to be deleted for good, or
	 * {@code null} for the object
	 */
	public static DeleteTarget of(String key, @Nullable String versionId) {
		return new DeleteTarget(key, versionId);
	}

	/** The key. */
	public String key() {
		return this.key;
	}

	/** The version, or {@code null} for the object. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DeleteTarget that && this.key.equals(that.key)
				&& Objects.equals(this.versionId, that.versionId);
	}

	@Override
	public int hashCode() {
		return 31 * this.key.hashCode() + Objects.hashCode(this.versionId);
	}

	@Override
	public String toString() {
		return (this.versionId != null) ? "'%s', version '%s'".formatted(this.key, this.versionId)
				: "'%s'".formatted(this.key);
	}

}
