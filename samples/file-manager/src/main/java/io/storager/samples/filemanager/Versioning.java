package io.storager.samples.filemanager;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSSException;
import com.qcloud.cos.exception.CosClientException;
import io.storager.Storager;
import io.storager.cos.CosStorager;
import io.storager.oss.OssStorager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Whether the buckets keep versions. A setting of a bucket is no operation of a storager,
 * so the vendor's own client asks for it.
 */
@Component
class Versioning {

	private static final Logger logger = LoggerFactory.getLogger(Versioning.class);

	private final Storages storages;

	Versioning(Storages storages) {
		this.storages = storages;
	}

	/** How it is set now; {@link State#OFF} also where the account may not ask. */
	State of(String id) {
		Storager storager = this.storages.get(id);
		try {
			return State.of(status(storager));
		}
		catch (OSSException | ClientException | CosClientException ex) {
			logger.debug("The versioning of {} is not known", id, ex);
			return State.OFF;
		}
	}

	private static @Nullable String status(Storager storager) {
		String bucket = storager.metadata().bucket();
		if (storager instanceof OssStorager oss) {
			return oss.client().getBucketVersioning(bucket).getStatus();
		}
		if (storager instanceof CosStorager cos) {
			return cos.client().getBucketVersioningConfiguration(bucket).getStatus();
		}
		return null;
	}

	/**
	 * Whether the service is to refuse to overwrite. It does not where versions are kept,
	 * so that this looks by itself there: what somebody writes at the same moment stays
	 * as a version.
	 * @throws RequestProblem 412 if there is an object that may not be overwritten
	 */
	boolean forbidOverwrite(String id, String path, boolean overwrite) {
		if (overwrite) {
			return false;
		}
		if (of(id) == State.OFF) {
			return true;
		}
		if (this.storages.exists(id, path)) {
			throw RequestProblem.exists();
		}
		return false;
	}

	/** How versioning is set for a bucket. */
	enum State {

		/** What is overwritten or deleted stays as a version. */
		ON,

		/** Old versions are there, but no new ones are made. */
		SUSPENDED,

		/** It never was on. */
		OFF;

		private static State of(@Nullable String status) {
			if (status == null) {
				return OFF;
			}
			return switch (status) {
				case "Enabled" -> ON;
				case "Suspended" -> SUSPENDED;
				default -> OFF;
			};
		}

	}

}
