package io.storager.driver;

import org.jspecify.annotations.Nullable;

/** Appends to objects, for a {@link BucketDriver} whose service can. */
public interface AppendDriver {

	/**
	 * Append to an object, or create it at position 0. Never sent twice by the driver or
	 * what is below it: a conflict must mean that these bytes were not appended.
	 * @param position where the object ends as the caller knows it
	 */
	AppendReply append(String key, long position, Payload payload, PutRequest request) throws Exception;

	/** What the service said of an append. */
	final class AppendReply {

		private final long nextPosition;

		private final @Nullable Long crc64;

		private final @Nullable String versionId;

		private AppendReply(long nextPosition, @Nullable Long crc64, @Nullable String versionId) {
			this.nextPosition = nextPosition;
			this.crc64 = crc64;
			this.versionId = versionId;
		}

		/**
		 * What the service said of an append.
		 * @param nextPosition where the object ends now
		 * @param crc64 CRC-64/XZ of the whole object, if the service told
		 */
		public static AppendReply of(long nextPosition, @Nullable Long crc64) {
			return new AppendReply(nextPosition, crc64, null);
		}

		/** The same with the id of the version, if the service told. */
		public AppendReply withVersionId(@Nullable String versionId) {
			return new AppendReply(this.nextPosition, this.crc64, versionId);
		}

		/** Where the object ends now. */
		public long nextPosition() {
			return this.nextPosition;
		}

		/** CRC-64/XZ of the whole object, if the service told. */
		public @Nullable Long crc64() {
			return this.crc64;
		}

		/** The id of the version, if the service told. */
		public @Nullable String versionId() {
			return this.versionId;
		}

	}

}
