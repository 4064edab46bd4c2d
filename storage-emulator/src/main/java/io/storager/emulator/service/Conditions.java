package io.storager.emulator.service;

import java.time.Instant;
import java.util.Arrays;

import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** The preconditions of a read: {@code If-Match} and its kin. */
public final class Conditions {

	private Conditions() {
	}

	/**
	 * Check the preconditions.
	 * @param call the request
	 * @param object what it reads
	 * @return whether to answer 304
	 * @throws ServiceException with 412 if a precondition does not hold
	 */
	public static boolean notModified(Call call, StoredObject object) {
		return notModified(call, object, "");
	}

	/**
	 * Check the preconditions on the source of a copy.
	 * @param call the request
	 * @param object what it reads
	 * @param prefix what the vendor puts before the names of the headers
	 * @return whether the source is as old as the client's
	 * @throws ServiceException with 412 if a precondition does not hold
	 */
	public static boolean notModified(Call call, StoredObject object, String prefix) {
		String ifMatch = call.header(prefix + "If-Match");
		if (ifMatch != null) {
			if (!matches(ifMatch, object)) {
				throw Errors.preconditionFailed("If-Match");
			}
		}
		else if (isModifiedSince(call.header(prefix + "If-Unmodified-Since"), object, false)) {
			throw Errors.preconditionFailed("If-Unmodified-Since");
		}
		String ifNoneMatch = call.header(prefix + "If-None-Match");
		if (ifNoneMatch != null) {
			return matches(ifNoneMatch, object);
		}
		return !isModifiedSince(call.header(prefix + "If-Modified-Since"), object, true);
	}

	/** A date that cannot be read is no condition. */
	private static boolean isModifiedSince(@Nullable String header, StoredObject object, boolean withoutDate) {
		Instant date = HttpDates.parseHttp(header);
		return (date != null) ? object.lastModified().isAfter(date) : withoutDate;
	}

	private static boolean matches(String header, StoredObject object) {
		return Arrays.stream(header.split(","))
			.map((tag) -> tag.strip().replace("\"", ""))
			.anyMatch((tag) -> tag.equals("*") || tag.equalsIgnoreCase(object.etag()));
	}

}
