package io.storager.manager;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.storager.AccessController;
import io.storager.Content;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectAcl;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.error.ObjectNotExistException;
import io.storager.options.CopyOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import org.jspecify.annotations.Nullable;

/** Copies objects from one storage to another. Used by many threads. */
final class ObjectCopy {

	private final Operation operation;

	private final Storager source;

	private final Storager target;

	private final TransferOptions options;

	private final boolean serverSide;

	private final boolean keepEncryption;

	private final @Nullable Tagger tagger;

	private final @Nullable AccessController access;

	ObjectCopy(Operation operation, Storager source, Storager target, TransferOptions options) {
		this.operation = operation;
		this.source = source;
		this.target = target;
		this.options = options;
		this.serverSide = options.serverSide() && target.features().contains(Feature.COPY) && target.copiesFrom(source);
		this.keepEncryption = options.keepEncryption() && options.encryption() == null;
		if (this.keepEncryption && !isOneService()) {
			throw Failures.of(ErrorCode.CAPABILITY_INSUFFICIENT, operation, target, null,
					"the option 'keepEncryption' needs two storages of one service, and these are of %s and %s; allowed: the option 'encryption'"
						.formatted(source.metadata().service(), target.metadata().service()),
					null);
		}
		this.tagger = (options.tags() && bothHave(Feature.TAGS) && source instanceof Tagger tags) ? tags : null;
		this.access = (options.acl() && bothHave(Feature.ACCESS) && source instanceof AccessController rules) ? rules
				: null;
		if (options.acl() && this.access == null) {
			throw Failures.of(ErrorCode.CAPABILITY_INSUFFICIENT, operation, target, null,
					"the option 'acl' needs two services with access rules of objects; allowed: no such option", null);
		}
	}

	/** If not, one has no words for the encryptions and storage classes of the other. */
	private boolean isOneService() {
		return this.source.metadata().service().equals(this.target.metadata().service());
	}

	private boolean bothHave(Feature feature) {
		return this.source.features().contains(feature) && this.target.features().contains(feature);
	}

	/**
	 * What a copy has made.
	 *
	 * @param object the copy
	 * @param source the version that it is a copy of, or {@code null} if nobody has asked
	 */
	private record Copied(StorageObject object, @Nullable StorageObject source) {
	}

	StorageObject copy(String path, String to, @Nullable ProgressListener progress) {
		return (this.serverSide ? askService(path, to, progress, false) : carry(path, to, progress)).object();
	}

	StorageObject move(String path, String to, @Nullable ProgressListener progress) {
		if (isSame(path, to)) {
			throw Failures.restrict(this.operation, this.source, path,
					"it would be moved onto itself, and be deleted then; allowed: another target");
		}
		Copied copied = this.serverSide ? askService(path, to, progress, true) : carry(path, to, progress);
		delete(path, to, copied.source());
		return copied.object();
	}

	/** Whether both are one object, in so far as names can tell. */
	private boolean isSame(String path, String to) {
		return isOneService() && this.source.metadata().bucket().equals(this.target.metadata().bucket())
				&& this.source.create(path).id().equals(this.target.create(to).id());
	}

	/**
	 * What the source has, if the target has the same bytes already.
	 * @param object the source as it was listed
	 * @param there the target as it was listed, or {@code null} if it was not
	 * @return {@code null} if it has other bytes or none
	 */
	@Nullable StorageObject equalSource(StorageObject object, @Nullable StorageObject there) {
		if (there == null || object.contentLength() == null || !object.contentLength().equals(there.contentLength())) {
			return null;
		}
		try {
			StorageObject now = stat(this.source, object.path(), this.options.sourceEncryption());
			StorageObject copy = stat(this.target, there.path(),
					this.keepEncryption ? this.options.sourceEncryption() : this.options.encryption());
			boolean equal = now.crc64() != null && now.crc64().equals(copy.crc64())
					&& Objects.equals(now.contentLength(), copy.contentLength());
			return equal ? now : null;
		}
		catch (ObjectNotExistException ex) {
			// It was listed a while ago.
			return null;
		}
	}

	private static StorageObject stat(Storager storager, String path, @Nullable Encryption encryption) {
		return storager.stat(path, StatOptions.builder().encryption(Encryptions.forStat(encryption)).build());
	}

	private Copied askService(String path, String to, @Nullable ProgressListener progress, boolean moving) {
		StorageObject before = moving ? stat(this.source, path, this.options.sourceEncryption()) : null;
		StorageObject copy = this.target.copyFrom(this.source, path, to, copyOptions(path));
		if (progress != null && copy.contentLength() != null) {
			progress.onProgress(copy.contentLength(), copy.contentLength());
		}
		return new Copied(copy, before);
	}

	/** A service keeps what nobody speaks of. */
	private CopyOptions copyOptions(String path) {
		CopyOptions.Builder copy = CopyOptions.builder()
			.sourceEncryption(this.options.sourceEncryption())
			.encryption(this.options.encryption())
			.keepEncryption(this.keepEncryption)
			.forbidOverwrite(this.options.forbidOverwrite())
			.acl(acl(path));
		if (this.options.storageClass() != null || !this.options.keepStorageClass()) {
			copy.storageClass(Objects.requireNonNullElse(this.options.storageClass(), ""));
		}
		if (!this.options.headers()) {
			copy.contentType("")
				.contentDisposition("")
				.cacheControl("")
				.contentEncoding("")
				.contentLanguage("")
				.expires(Instant.EPOCH);
		}
		if (!this.options.userMetadata()) {
			copy.userMetadata(Map.of());
		}
		if (!this.options.tags()) {
			copy.tags(Map.of());
		}
		return copy.build();
	}

	private Copied carry(String path, String to, @Nullable ProgressListener progress) {
		StorageObject before = this.keepEncryption ? stat(this.source, path, this.options.sourceEncryption()) : null;
		StorageInputStream input = this.source.newInputStream(path,
				ReadOptions.builder()
					.encryption(this.options.sourceEncryption())
					.ifMatch((before != null) ? before.etag() : null)
					.progress(progress)
					.build());
		try {
			StorageObject object = input.object();
			CheckedStream checked = new CheckedStream(input, object);
			StorageObject copy = store(to, checked, object.contentLength(),
					writeOptions(path, object, (before != null) ? encryptionOf(before) : this.options.encryption()));
			if (copy.crc64() != null && copy.crc64() != checked.crc64()) {
				throw Failures.of(ErrorCode.INTEGRITY, this.operation, this.target, to,
						"'%s' has the CRC-64 %s, the copy has %s".formatted(path,
								Long.toUnsignedString(checked.crc64()), Long.toUnsignedString(copy.crc64())),
						null);
			}
			return new Copied(copy, object);
		}
		finally {
			close(input);
		}
	}

	/** Everything was read, or something worse has happened before. */
	private static void close(InputStream input) {
		try {
			input.close();
		}
		catch (IOException ex) {
			// The connection is gone, which is all that was wanted.
		}
	}

	private StorageObject store(String to, CheckedStream bytes, @Nullable Long length, WriteOptions write) {
		try {
			return this.target.write(to, (length != null) ? Content.of(bytes, length) : Content.of(bytes), write);
		}
		catch (StorageException ex) {
			StorageException reason = bytes.failure();
			if (reason == null || reason == ex) {
				throw ex;
			}
			// It was the source that failed, which the target tells as its content.
			reason.addSuppressed(ex);
			throw reason;
		}
	}

	/** A read may tell less than a stat; the customer's key is the one that reads it. */
	private Encryption encryptionOf(StorageObject object) {
		EncryptionInfo told = object.encryption();
		if (told == null) {
			return Encryption.none();
		}
		Encryption key = this.options.sourceEncryption();
		return (key != null && told.customerAlgorithm() != null) ? key : told;
	}

	private WriteOptions writeOptions(String path, StorageObject object, @Nullable Encryption encryption) {
		WriteOptions.Builder write = WriteOptions.builder()
			.storageClass(storageClass(object))
			.tags(tags(path, object))
			.acl(acl(path))
			.encryption(encryption)
			.forbidOverwrite(this.options.forbidOverwrite());
		if (this.options.headers()) {
			Instant expires = object.expires();
			write.contentType(object.contentType())
				.contentDisposition(object.contentDisposition())
				.cacheControl(object.cacheControl())
				.contentEncoding(object.contentEncoding())
				.contentLanguage(object.contentLanguage())
				.expires((expires != null && expires.isAfter(Instant.now().plusSeconds(1))) ? expires : null);
		}
		if (this.options.userMetadata()) {
			write.userMetadata(object.userMetadata());
		}
		return write.build();
	}

	private @Nullable String storageClass(StorageObject object) {
		if (this.options.storageClass() != null || !this.options.keepStorageClass()) {
			return this.options.storageClass();
		}
		return isOneService() ? object.storageClass() : null;
	}

	private @Nullable Map<String, String> tags(String path, StorageObject object) {
		boolean some = object.tagCount() != null && object.tagCount() > 0;
		return (this.tagger != null && some) ? this.tagger.tags(path) : null;
	}

	/** What the bucket decides stays the bucket's matter. */
	private @Nullable ObjectAcl acl(String path) {
		ObjectAcl acl = (this.access != null) ? this.access.acl(path) : null;
		return (acl != ObjectAcl.DEFAULT) ? acl : null;
	}

	/**
	 * Delete what was copied, if it still is what was copied. Neither service deletes on
	 * a condition: what is written between that look and the deletion is lost.
	 */
	void delete(String path, String to, @Nullable StorageObject copied) {
		try {
			StorageObject now = stat(this.source, path, this.options.sourceEncryption());
			if (copied == null || !Objects.equals(now.etag(), copied.etag())
					|| !Objects.equals(now.lastModified(), copied.lastModified())
					|| !Objects.equals(now.contentLength(), copied.contentLength())) {
				throw changed(path, to);
			}
			this.source.delete(path);
		}
		catch (ObjectNotExistException ex) {
			// Somebody was faster.
		}
		catch (StorageException ex) {
			throw Failures.retell(ex, this.operation, this.source, path,
					"it was copied to '%s', but it is still there: %s".formatted(to, ex.reason()));
		}
	}

	private StorageException changed(String path, String to) {
		return Failures.of(ErrorCode.PRECONDITION_FAILED, this.operation, this.source, path,
				"it was written anew meanwhile, and '%s' is a copy of the version before".formatted(to), null);
	}

}
