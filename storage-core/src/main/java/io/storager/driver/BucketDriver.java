package io.storager.driver;

import java.util.List;
import java.util.Map;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.Operation;
import io.storager.StorageMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of one vendor: the part that differs between vendors and nothing more.
 * <p>
 * What holds for every method that sends:
 * <ul>
 * <li>Keys arrive checked and complete, as they stand in the bucket. A driver sends them
 * so that the service sees these very characters in UTF-8.</li>
 * <li>It sends one request and blocks until the answer is there. Neither the driver nor
 * anything below it repeats the request: the engine knows which may be repeated.</li>
 * <li>It throws whatever the vendor's SDK throws; {@link #describe} tells what that
 * means. An {@link IllegalArgumentException}, but for one about the format of a number,
 * refuses the call before anything is sent.</li>
 * <li>It returns only if the service has answered: an answer that lacks what the service
 * always tells, such as its request id, is thrown as a {@link java.net.ProtocolException}
 * or the like.</li>
 * <li>Many threads call it at once.</li>
 * <li>It tells how its request is broken off by
 * {@code io.storager.driver.support.ActiveRequest}, if it can: otherwise deadlines reach
 * it only by an interrupt of the thread and by the timeouts of its client.</li>
 * </ul>
 * What a service may lack is behind accessors that give {@code null} then; what a
 * storager can do follows from them.
 */
public interface BucketDriver {

	/** The service's name in messages, such as {@code oss}. */
	String service();

	/** The bucket's name. */
	String bucket();

	/** The bucket's location, if it is configured. */
	@Nullable String location();

	/** The service's limits, for a storager with the given work dir. */
	StorageMetadata metadata(String workDir);

	/**
	 * The encryption settings that {@link #put}, {@link #get} and {@link #head}
	 * understand, or {@code null} if the service has none.
	 */
	@Nullable Class<? extends Encryption> encryptionType();

	/**
	 * The settings, of the {@link #encryptionType}, for encryption with keys that the
	 * service manages, or {@code null} if the service has none.
	 */
	default @Nullable Encryption serviceManagedEncryption() {
		return null;
	}

	/**
	 * The settings, of the {@link #encryptionType}, that store an object as one is stored
	 * of which the service told this, or {@code null} if it is not encrypted. The key of
	 * a customer is not among what is told.
	 * @throws IllegalArgumentException if the service takes no such settings, with a
	 * message that says which it takes
	 */
	default @Nullable Encryption encryptionLike(EncryptionInfo told) {
		throw new IllegalArgumentException("%s has no encryption; allowed: none".formatted(service()));
	}

	/**
	 * Refuse encryption settings that this bucket's connection may not carry.
	 * @param encryption settings of the {@link #encryptionType}
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	default void check(Encryption encryption) {
	}

	/**
	 * A text that is another one for other settings, and that nobody learns a key from.
	 * It is kept with uploads that go on after a crash, but with other settings begin
	 * anew.
	 * @param encryption settings of the {@link #encryptionType}
	 */
	default String fingerprint(Encryption encryption) {
		return encryption.toString();
	}

	/**
	 * Refuse a key that the service takes for no object, whatever the operation.
	 * @param key a key, or what all keys of a work dir start with
	 * @throws IllegalArgumentException with a message that says what is allowed
	 */
	default void checkKey(String key) {
	}

	/**
	 * Store an object. Whoever reads it meanwhile, or after a failure, gets the complete
	 * new object or the complete old one. With {@code forbidOverwrite}, an object that is
	 * there is a failure that {@link #describe} tells as {@code PRECONDITION_FAILED}. The
	 * answer's CRC-64 is what the service computed, never what was sent.
	 * @param payload exactly the bytes to store; may be opened more than once
	 */
	PutReply put(String key, Payload payload, PutRequest request) throws Exception;

	/**
	 * Open an object, or a range of it. The caller closes the body or aborts the reply. A
	 * range that starts at or behind the end is a failure, not an empty reply. The body
	 * comes as it is stored: compressed content is not decoded. Of processed bytes the
	 * reply tells the length and no checksum.
	 * @throws IllegalArgumentException for a process that the service does not know
	 */
	GetReply get(String key, GetRequest request) throws Exception;

	/**
	 * The limits of a request's speed, or {@code null} if the service has none.
	 */
	default @Nullable TrafficLimits trafficLimits() {
		return null;
	}

	/** Whether the service can process bytes that are read. */
	default boolean processes() {
		return false;
	}

	/**
	 * What the service tells of an object. An answer that means "there is none" is a
	 * failure told as {@code OBJECT_NOT_EXIST}; a link answers with its target's facts.
	 */
	ObjectHead head(String key, HeadRequest request) throws Exception;

	/** Delete an object; it is no error if there is none. */
	void delete(String key) throws Exception;

	/**
	 * Delete objects, or versions of them for good, with one request; it is no error if
	 * some are not there.
	 * @param targets 1 to 1,000 objects; versions only if there is a {@link #versions()}
	 * @return those that the service did not confirm, with what it said of them
	 */
	Map<DeleteTarget, Failure> deleteAll(List<DeleteTarget> targets) throws Exception;

	/**
	 * One page of a listing, with decoded keys, in the order of {@link KeyOrder#UTF_8}. A
	 * marker may be any key, whether or not there is such an object: the page begins
	 * behind it.
	 */
	ListPage list(ListRequest request) throws Exception;

	/** Look at the bucket itself: returns if it is there and may be looked at. */
	void headBucket() throws Exception;

	/** How objects are appended to, or {@code null} if the service cannot. */
	default @Nullable AppendDriver appends() {
		return null;
	}

	/** How objects are copied, or {@code null} if the service cannot. */
	default @Nullable CopyDriver copies() {
		return null;
	}

	/** How objects are linked, or {@code null} if the service cannot. */
	default @Nullable LinkDriver links() {
		return null;
	}

	/** How objects are uploaded in parts, or {@code null} if the service cannot. */
	default @Nullable MultipartDriver multiparts() {
		return null;
	}

	/** How requests are signed for others, or {@code null} if the service cannot. */
	default @Nullable SignDriver signatures() {
		return null;
	}

	/** How objects are tagged, or {@code null} if the service cannot. */
	default @Nullable TagDriver tags() {
		return null;
	}

	/** Who may get objects without a signature, or {@code null} if that is fixed. */
	default @Nullable AccessDriver access() {
		return null;
	}

	/** How archived objects come back, or {@code null} if there are none. */
	default @Nullable RestoreDriver restores() {
		return null;
	}

	/** How versions of objects are found, or {@code null} if the service has none. */
	default @Nullable VersionDriver versions() {
		return null;
	}

	/**
	 * Say what a failure means. Never throws.
	 * @param error what one of the other methods, those of the accessors included, or a
	 * body it returned, has thrown
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
