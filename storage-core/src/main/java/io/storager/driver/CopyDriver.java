package io.storager.driver;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/** Copies objects into a bucket, for a {@link BucketDriver} whose service can. */
public interface CopyDriver {

	/** Copy an object of at most {@code copySizeMaximum} bytes with its metadata. */
	PutReply copy(String source, String target, CopyRequest request) throws Exception;

	/** Whether a request that copies can be limited in its speed. */
	default boolean limitsTraffic() {
		return false;
	}

	/**
	 * Whether the service copies from the bucket of another driver too: it is the same
	 * service, asked in the same place by the same caller, who may read the source if
	 * anybody may. Nothing is sent. If so, {@link #copy} and
	 * {@link MultipartDriver#copyPart} take a {@link CopyRequest#sourceBucket}.
	 */
	default boolean copiesFrom(BucketDriver source) {
		return false;
	}

	/**
	 * The settings that store an object as one that is there is stored, or {@code null}
	 * if it is not encrypted. A service encrypts a copy as the copy's own request says,
	 * and one onto itself should not lose what nobody spoke of.
	 * @param source what the service told of the object
	 * @param sourceEncryption checked settings that the object needs, or {@code null}
	 * @throws IllegalArgumentException if the object's encryption cannot be asked for
	 */
	@Nullable Encryption encryptionLike(ObjectHead source, @Nullable Encryption sourceEncryption);

}
