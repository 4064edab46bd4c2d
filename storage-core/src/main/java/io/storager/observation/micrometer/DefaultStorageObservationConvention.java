package io.storager.observation.micrometer;

import java.util.Locale;

import io.micrometer.common.KeyValues;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.observation.micrometer.StorageObservation.HighCardinality;
import io.storager.observation.micrometer.StorageObservation.LowCardinality;

/** Our own names and keys. */
public class DefaultStorageObservationConvention implements StorageObservationConvention {

	private static final String NONE = "none";

	static final String NAME = "storage.operation";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(StorageObservationContext context) {
		return context.service() + " " + context.operation();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(StorageObservationContext context) {
		return KeyValues.of(LowCardinality.SERVICE.withValue(context.service()),
				LowCardinality.BUCKET.withValue((context.bucket() != null) ? context.bucket() : NONE),
				LowCardinality.OPERATION.withValue(context.operation().name().toLowerCase(Locale.ROOT)),
				LowCardinality.OUTCOME.withValue(outcome(context)), LowCardinality.ERROR.withValue(error(context)));
	}

	private static String outcome(StorageObservationContext context) {
		if (context.failure() == null) {
			return "success";
		}
		StorageException failure = context.storageFailure();
		return (failure == null || isOurs(failure.code())) ? "failure" : "refused";
	}

	/** Whether others than the caller are to blame, or whoever runs the application. */
	private static boolean isOurs(ErrorCode code) {
		return switch (code) {
			case OBJECT_NOT_EXIST, OBJECT_ARCHIVED, RESTRICTION_DISSATISFIED, CAPABILITY_INSUFFICIENT,
					OBJECT_MODE_INVALID, LIST_MODE_INVALID, PRECONDITION_FAILED, APPEND_CONFLICT ->
				false;
			case BUCKET_NOT_EXIST, PERMISSION_DENIED, REQUEST_THROTTLED, INTEGRITY, SERVICE_INTERNAL, UNEXPECTED ->
				true;
		};
	}

	private static String error(StorageObservationContext context) {
		if (context.failure() == null) {
			return NONE;
		}
		StorageException failure = context.storageFailure();
		return (failure != null) ? failure.code().name() : ErrorCode.UNEXPECTED.name();
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(StorageObservationContext context) {
		KeyValues values = KeyValues.empty();
		if (context.path() != null) {
			values = values.and(HighCardinality.PATH.withValue(context.path()));
		}
		StorageException failure = context.storageFailure();
		if (failure != null && failure.requestId() != null) {
			values = values.and(HighCardinality.REQUEST_ID.withValue(failure.requestId()));
		}
		return values;
	}

}
