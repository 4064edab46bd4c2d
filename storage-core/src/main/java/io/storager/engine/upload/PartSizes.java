package io.storager.engine.upload;

import io.storager.StorageMetadata;

/**
 * How an object is cut into parts. Of an object whose length is known all parts are
 * equal; otherwise they grow, so that the first ones are small and the last one that may
 * be sent comes late: with 8 MiB at first, after 13 TiB.
 *
 * @param first bytes of the first part
 * @param growing whether later ones are larger
 * @param limits what the service allows
 */
public record PartSizes(long first, boolean growing, StorageMetadata limits) {

	private static final int STEP = 500;

	/** For an object whose length is known. */
	public static PartSizes ofLength(long length, long partSize, StorageMetadata limits) {
		long number = limits.multipartNumberMaximum();
		return new PartSizes(Math.max(partSize, (length + number - 1) / number), false, limits);
	}

	/** For an object that ends when it ends. */
	static PartSizes growing(long partSize, StorageMetadata limits) {
		return new PartSizes(partSize, true, limits);
	}

	/** Bytes of a part. */
	long of(int index) {
		int doublings = this.growing ? Math.min(index / STEP, Long.numberOfLeadingZeros(this.first) - 1) : 0;
		return Math.min(this.first << doublings, this.limits.multipartSizeMaximum());
	}

	/** The largest object that can be stored. */
	static long objectMaximum(StorageMetadata limits) {
		return Math.max(limits.writeSizeMaximum(),
				Math.multiplyExact(limits.multipartSizeMaximum(), (long) limits.multipartNumberMaximum()));
	}

}
