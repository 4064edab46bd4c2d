package io.storager.cos;

import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.driver.TrafficLimits;
import org.jspecify.annotations.Nullable;

/**
 * How fast bytes come and go, and what the service makes of them.
 *
 * @see <a href=
 * "https://www.tencentcloud.com/document/product/436/34072">Single-connection bandwidth
 * limit</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/36366">Image
 * processing</a>
 */
final class CosHandling {

	static final String TRAFFIC_LIMIT = "x-cos-traffic-limit";

	static final TrafficLimits TRAFFIC_LIMITS = TrafficLimits.of(819_200, 838_860_800);

	private CosHandling() {
	}

	/**
	 * The query that asks for processing: names that say all themselves, such as
	 * {@code imageMogr2/thumbnail/100x}, or have a value, such as
	 * {@code ci-process=snapshot}.
	 */
	static Map<String, @Nullable String> query(@Nullable String process) {
		Map<String, @Nullable String> query = new LinkedHashMap<>();
		for (String field : (process != null) ? process.split("&", -1) : new String[0]) {
			int equals = field.indexOf('=');
			query.put((equals > 0) ? field.substring(0, equals) : field,
					(equals > 0) ? field.substring(equals + 1) : null);
		}
		return query;
	}

}
