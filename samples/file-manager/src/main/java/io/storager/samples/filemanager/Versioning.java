package io.storager.samples.filemanager;

import io.storager.BucketVersioning;
import io.storager.StorageException;
import io.storager.Versioner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Whether the buckets keep versions, and what follows for writes. */
@Component
class Versioning {

	private static final Logger logger = LoggerFactory.getLogger(Versioning.class);

	private final Storages storages;

	Versioning(Storages storages) {
		this.storages = storages;
	}

	/**
	 * How it is set now; {@link BucketVersioning#DISABLED} also where the account may not
	 * ask.
	 */
	BucketVersioning of(String id) {
		try {
			return this.storages.get(id, Versioner.class).versioning();
		}
		catch (StorageException ex) {
			logger.debug("The versioning of {} is not known", id, ex);
			return BucketVersioning.DISABLED;
		}
	}

	/**
	 * Whether the service is to refuse to overwrite. It does not where versions are kept,
	 * so that this looks by itself there: what somebody writes at the same moment stays
	 * as a version.
	 * @throws RequestProblem 412 if there is an object that may not be overwritten
	 */
	boolean forbidOverwrite(String id, String path, boolean overwrite) {
		boolean forbid = serviceForbids(id, overwrite);
		if (!overwrite && !forbid && this.storages.exists(id, path)) {
			throw RequestProblem.exists();
		}
		return forbid;
	}

	/** The same for whoever has looked already. */
	boolean serviceForbids(String id, boolean overwrite) {
		return !overwrite && of(id) == BucketVersioning.DISABLED;
	}

}
