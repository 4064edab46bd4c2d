package io.storager.oss;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.aliyun.oss.model.GetObjectRequest;
import io.storager.driver.Conditions;
import org.jspecify.annotations.Nullable;

/** Conditions of reads in the SDK's words. */
final class OssConditions {

	private OssConditions() {
	}

	static void apply(Conditions conditions, GetObjectRequest request) {
		if (conditions.ifMatch() != null) {
			request.setMatchingETagConstraints(List.of(conditions.ifMatch()));
		}
		if (conditions.ifNoneMatch() != null) {
			request.setNonmatchingETagConstraints(List.of(conditions.ifNoneMatch()));
		}
		request.setModifiedSinceConstraint(date(conditions.ifModifiedSince()));
		request.setUnmodifiedSinceConstraint(date(conditions.ifUnmodifiedSince()));
	}

	private static @Nullable Date date(@Nullable Instant instant) {
		return (instant != null) ? Date.from(instant) : null;
	}

}
