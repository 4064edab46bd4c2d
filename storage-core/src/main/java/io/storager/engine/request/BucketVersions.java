package io.storager.engine.request;

import java.util.regex.Pattern;

import io.storager.BucketVersioning;
import io.storager.ErrorCode;
import io.storager.ObjectMode;
import io.storager.StorageException;
import io.storager.driver.BucketDriver;
import io.storager.driver.PutReply;
import io.storager.driver.VersionDriver;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an object a call means, and what the answers have told so far of
 * whether the bucket keeps versions.
 */
public final class BucketVersions {

	/** What was written while versioning was off; there is at most one of a key. */
	private static final String NULL_ID = "null";

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~+/=-]{1,1024}");

	private final BucketDriver driver;

	/** Versioning can be suspended, but not switched off: what was seen once holds. */
	private volatile boolean kept;

	BucketVersions(BucketDriver driver) {
		this.driver = driver;
	}

	/**
	 * How versions are found.
	 * @throws StorageException if the service has none
	 */
	public VersionDriver driver(Invocation call) {
		VersionDriver versions = this.driver.versions();
		if (versions == null) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s has no versions of objects; allowed: no version id".formatted(this.driver.service()), null);
		}
		return versions;
	}

	/** The version that the options of a call name, checked, or {@code null}. */
	public @Nullable String require(Invocation call, @Nullable String versionId) {
		if (versionId == null) {
			return null;
		}
		driver(call);
		if (!ID.matcher(versionId).matches()) {
			throw call.restrict(
					"the version id is '%s'; allowed: 1 to 1,024 letters, digits and . _ ~ + / = -, as the service told it"
						.formatted(versionId));
		}
		return versionId;
	}

	/** The same for options that may name another kind of object. */
	public @Nullable String require(Invocation call, @Nullable String versionId, @Nullable ObjectMode mode,
			@Nullable String multipartId) {
		if (versionId != null && multipartId != null) {
			throw call.restrict("the options have a version id and a multipart id; allowed: one of both");
		}
		if (versionId != null && mode != null && mode != ObjectMode.READ) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object mode is %s; allowed with a version id: READ".formatted(mode), null);
		}
		return require(call, versionId);
	}

	/** An answer has told the version of an object: the bucket keeps versions. */
	public void seen(@Nullable String versionId) {
		if (versionId != null) {
			this.kept = true;
		}
	}

	/** The same for a listing, where the objects of every bucket have versions. */
	public void seenInListing(String versionId) {
		if (!versionId.equals(NULL_ID)) {
			this.kept = true;
		}
	}

	/** The bucket itself has told, or was told. */
	public void seen(BucketVersioning versioning) {
		if (versioning != BucketVersioning.DISABLED) {
			this.kept = true;
		}
	}

	/**
	 * Refuse to forbid what cannot be forbidden: both services overwrite in spite of it
	 * where versioning is on or was on.
	 */
	public void beforeWrite(Invocation call, boolean forbidOverwrite) {
		if (forbidOverwrite && this.kept) {
			throw overwrites(call, "allowed: a bucket whose versioning was never on");
		}
	}

	/**
	 * Insist that what was written without permission to overwrite was written where the
	 * service heeds that. Otherwise it may have hidden what was there: it is taken back.
	 */
	public void afterWrite(Invocation call, String key, boolean forbidOverwrite, PutReply reply) {
		String versionId = reply.versionId();
		seen(versionId);
		if (!forbidOverwrite || !this.kept) {
			return;
		}
		VersionDriver versions = this.driver.versions();
		if (versions == null || versionId == null || versionId.equals(NULL_ID)) {
			throw overwrites(call, "it was written, and has replaced whatever was at the path");
		}
		try {
			call.withoutDeadline().run(() -> versions.delete(key, versionId));
		}
		catch (StorageException ex) {
			StorageException failure = overwrites(call,
					"it was written as the version '%s', which cannot be deleted again (%s)".formatted(versionId,
							ex.reason()));
			failure.addSuppressed(ex);
			throw failure;
		}
		throw overwrites(call, "the version that was written is deleted again");
	}

	private StorageException overwrites(Invocation call, String consequence) {
		return call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
				"the bucket keeps versions, where %s overwrites although the options forbid it; %s"
					.formatted(this.driver.service(), consequence),
				null);
	}

	/** A failure, in words that name the version if that is what is missing. */
	public StorageException told(Invocation call, StorageException failure, @Nullable String versionId) {
		if (versionId == null) {
			return failure;
		}
		if (failure.httpStatus() == 405) {
			return call.retell(failure, ErrorCode.OBJECT_NOT_EXIST,
					"the version '%s' is a delete marker, which has no content".formatted(versionId));
		}
		boolean ofTarget = "SymlinkTargetNotExist".equals(failure.vendorCode());
		return (failure.code() == ErrorCode.OBJECT_NOT_EXIST && !ofTarget) ? call.retell(failure,
				ErrorCode.OBJECT_NOT_EXIST, "there is no version '%s' of the object".formatted(versionId)) : failure;
	}

}
