package io.storager.observation.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** What is observed. */
public enum StorageObservation implements ObservationDocumentation {

	/** A call that sends requests. */
	OPERATION {

		@Override
		public String getName() {
			return DefaultStorageObservationConvention.NAME;
		}

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultStorageObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinality.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinality.values();
		}

	};

	/** Keys with few values, which become tags of metrics. */
	public enum LowCardinality implements KeyName {

		/** The service. */
		SERVICE("storage.service"),

		/** The bucket. */
		BUCKET("storage.bucket"),

		/** The operation, in lower case with underscores. */
		OPERATION("storage.operation"),

		/** How it ended. */
		OUTCOME("outcome"),

		/** The error code. */
		ERROR("storage.error");

		private final String key;

		LowCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/** Keys with any number of values, for traces only. */
	public enum HighCardinality implements KeyName {

		/** The path as the caller gave it. */
		PATH("storage.path"),

		/** The vendor's id of the request that failed. */
		REQUEST_ID("storage.request.id");

		private final String key;

		HighCardinality(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
