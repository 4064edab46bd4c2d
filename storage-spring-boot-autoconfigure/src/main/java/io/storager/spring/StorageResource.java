package io.storager.spring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.error.BucketNotExistException;
import io.storager.error.ObjectNotExistException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.WritableResource;
import org.springframework.util.StringUtils;

/**
 * An object as a resource, {@code oss://bucket/key} or {@code cos://bucket/key}. Each
 * method asks the service anew. What the service refuses for other reasons than that
 * there is no such object is never taken for its absence.
 */
public final class StorageResource extends AbstractResource implements WritableResource {

	private final StorageLocation location;

	private final Supplier<Storager> storager;

	private final Function<StorageLocation, StorageResource> others;

	StorageResource(StorageLocation location, StoragerLookup lookup) {
		this.location = location;
		this.storager = () -> lookup.storager(location);
		this.others = (other) -> new StorageResource(other, lookup);
	}

	/** The bucket. */
	public String getBucket() {
		return this.location.bucket();
	}

	/** The key, whatever the work dir of the storager is. */
	public String getKey() {
		return this.location.key();
	}

	/** The storager that the object is reached with. */
	public Storager getStorager() {
		return this.storager.get();
	}

	/**
	 * Whether there is such an object.
	 * @throws StorageException if the service does not tell
	 */
	@Override
	public boolean exists() {
		if (this.location.key().isEmpty()) {
			return false;
		}
		try {
			getStorager().stat(path());
			return true;
		}
		catch (ObjectNotExistException | BucketNotExistException ex) {
			return false;
		}
	}

	@Override
	public boolean isWritable() {
		return !this.location.key().isEmpty();
	}

	@Override
	public long contentLength() throws IOException {
		Long length = stat().contentLength();
		if (length == null) {
			throw new IOException(getDescription() + " has no length");
		}
		return length;
	}

	@Override
	public long lastModified() throws IOException {
		Instant time = stat().lastModified();
		return (time != null) ? time.toEpochMilli() : 0;
	}

	private StorageObject stat() throws IOException {
		try {
			return getStorager().stat(path());
		}
		catch (StorageException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Open the object. No request is sent before the first byte is read; what is skipped
	 * before that is not asked for.
	 */
	@Override
	public InputStream getInputStream() throws IOException {
		requireKey();
		return new ResourceInputStream(getStorager(), path(), this::failure);
	}

	/**
	 * Open the object for writing. It appears, whole, when the stream is closed.
	 */
	@Override
	public OutputStream getOutputStream() throws IOException {
		requireKey();
		try {
			return getStorager().newOutputStream(path());
		}
		catch (StorageException ex) {
			throw failure(ex);
		}
	}

	private void requireKey() throws FileNotFoundException {
		if (this.location.key().isEmpty()) {
			throw new FileNotFoundException(getDescription() + " is a bucket and no object");
		}
	}

	private IOException failure(StorageException failure) {
		if (failure instanceof ObjectNotExistException || failure instanceof BucketNotExistException) {
			FileNotFoundException missing = new FileNotFoundException(
					getDescription() + " cannot be opened because it does not exist");
			missing.initCause(failure);
			return missing;
		}
		return new IOException(failure.getMessage(), failure);
	}

	/** An absolute path; the storager's work dir is what it starts with. */
	private String path() {
		return "/" + this.location.key();
	}

	@Override
	public Resource createRelative(String relativePath) {
		String base = this.location.key();
		String key = relativePath.startsWith("/") ? relativePath.substring(1)
				: StringUtils.applyRelativePath(base, relativePath);
		return this.others.apply(this.location.withKey(key));
	}

	@Override
	public @Nullable String getFilename() {
		String key = this.location.key();
		String name = key.substring(key.lastIndexOf('/') + 1);
		return name.isEmpty() ? null : name;
	}

	@Override
	public URI getURI() {
		return this.location.uri();
	}

	/** A URL that opens this resource; no other program can do anything with it. */
	@Override
	public URL getURL() throws IOException {
		return ResourceUrls.url(this);
	}

	@Override
	public String getDescription() {
		return this.location.toString();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || other instanceof StorageResource that && this.location.equals(that.location);
	}

	@Override
	public int hashCode() {
		return this.location.hashCode();
	}

}
