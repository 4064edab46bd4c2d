package io.storager.driver;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.storager.Encryption;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of one vendor: the part that differs between vendors and nothing more.
 * <p>
 * Keys arrive checked and complete, as they stand in the bucket; a driver sends them so
 * that the service sees these very bytes. Methods block and may be called by many threads
 * at once. They throw whatever the vendor's SDK throws: {@link #describe} tells what it
 * means. An {@link IllegalArgumentException}, but for one about the format of a number,
 * refuses a call before anything is sent. No driver and nothing below it repeats a
 * request: the portable half knows which may be repeated.
 */
public interface BucketDriver {

	/** The service's name in messages, such as {@code oss}. */
	String service();

	/** The bucket's name. */
	String bucket();

	/** The bucket's location, if it is configured. */
	@Nullable String location();

	/** What the service can do. {@link Feature#VIRTUAL_DIR} is the caller's affair. */
	Set<Feature> features();

	/** The service's limits, for a storager with the given work dir. */
	StorageMetadata metadata(String workDir);

	/**
	 * The encryption settings that {@link #put}, {@link #get} and {@link #head}
	 * understand.
	 */
	Class<? extends Encryption> encryptionType();

	/**
	 * Refuse encryption settings that this bucket's connection may not carry.
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	void check(Encryption encryption);

	/**
	 * Refuse a key that the service takes for no object, whatever the operation.
	 * @param key a key, or what all keys of a work dir start with
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	default void checkKey(String key) {
	}

	/**
	 * Store an object. Whoever reads it meanwhile, or after a failure, gets the complete
	 * new object or the complete old one.
	 * @param payload exactly the bytes to store; may be opened more than once
	 */
	PutReply put(String key, Payload payload, PutRequest request) throws Exception;

	/** Open an object. The caller closes the reply. */
	GetReply get(String key, GetRequest request) throws Exception;

	/** What the service tells of an object. */
	ObjectHead head(String key, @Nullable Encryption encryption) throws Exception;

	/** Delete an object; it is no error if there is none. */
	void delete(String key) throws Exception;

	/**
	 * Delete objects with one request; it is no error if some are not there.
	 * @param keys 1 to 1,000 keys
	 * @return the keys that the service did not confirm, with what it said of them
	 */
	Map<String, Failure> deleteAll(List<String> keys) throws Exception;

	/**
	 * One page of a listing, with decoded keys, in the order of {@link KeyOrder#UTF_8}. A
	 * marker may be any key, whether or not there is such an object: the page begins
	 * behind it.
	 */
	ListPage list(ListRequest request) throws Exception;

	/** Look at the bucket itself: returns if it is there and may be looked at. */
	void headBucket() throws Exception;

	/**
	 * Say what a failure means. Never throws.
	 * @param error what one of the other methods, or a body it returned, has thrown
	 * @param operation what was being done
	 */
	Failure describe(Throwable error, Operation operation);

	/**
	 * Whether a failure that is temporary may be gone in a moment. Waiting for a
	 * connection of the pool, for one, has taken its time already.
	 */
	default boolean worthAnotherAttempt(Throwable error) {
		return true;
	}

}
