package io.storager.test.contract;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.storager.Encryption;
import io.storager.Servicer;
import io.storager.Storager;
import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/**
 * A service to run the contract against. The storagers of one fixture look at the same
 * bucket unless they say otherwise; it may hold other objects.
 */
public interface Fixture {

	/** A storager over a bucket that is there, with a pool that suits 64 threads. */
	DriverStorager storager(StoragerSettings settings);

	/**
	 * The same through a client of its own whose pool has one connection, so that one
	 * that is leaked is missed. The wait for a connection should be a second or two.
	 */
	DriverStorager singleConnection(StoragerSettings settings);

	/** A storager over a bucket that is not there. */
	DriverStorager withoutBucket(StoragerSettings settings);

	/** A storager with a secret that the service refuses. */
	DriverStorager withWrongSecret(StoragerSettings settings);

	/** The secret of {@link #withWrongSecret}, which no message may show. */
	String wrongSecret();

	/** Encryption that reading and stat ask nothing for. */
	Encryption encryption();

	/** Every kind of encryption that reading and stat ask nothing for. */
	default List<Encryption> encryptions() {
		return List.of(encryption());
	}

	/**
	 * Two keys of the customer, which reading and stat ask for again; none if the service
	 * or the connection takes none.
	 */
	default List<Encryption> customerKeys() {
		return List.of();
	}

	/** A storage class that is not what the service takes by itself. */
	String storageClass();

	/** What the service can make of the bytes of a picture. */
	default String process() {
		return "image/resize,w_100";
	}

	/** A storage class that is archived at once, or {@code null} if there is none. */
	default @Nullable String archiveClass() {
		return null;
	}

	/**
	 * Keys of which the driver says that it refuses them, from the key to a word of the
	 * message. Refusing them is part of the contract then.
	 */
	default Map<String, String> refusedKeys() {
		return Map.of();
	}

	/**
	 * Further keys that the driver refuses to upload in parts, in the same form.
	 */
	default Map<String, String> keysRefusedInParts() {
		return Map.of();
	}

	/**
	 * The driver of a bucket of its own that keeps versions, or {@code null} if there is
	 * none.
	 */
	default @Nullable BucketDriver keepingVersions() {
		return null;
	}

	/**
	 * How many requests the service has seen so far, or -1 if that cannot be told: on a
	 * live account.
	 */
	long requests();

	/**
	 * The driver under {@link #storager}: the contract builds storagers of its own over
	 * it that set limits and lose answers.
	 */
	BucketDriver driver();

	/** The buckets of the account. */
	Servicer servicer();

	/** What the service makes of the name of a bucket; COS appends the APPID. */
	default String bucketName(String name) {
		return name;
	}

	/**
	 * Make the service refuse to delete some keys, in a batch too, and no others from now
	 * on.
	 * @return whether it can be made so
	 */
	default boolean refuseToDelete(Set<String> keys) {
		return false;
	}

	/** Whether a listing tells which objects can be appended to. */
	default boolean listsAppendable() {
		return true;
	}

	/** Whether requests that were signed can be sent to the service. */
	default boolean takesSignedRequests() {
		return true;
	}

	/**
	 * Where a signed address is reached from here, if its host is a name that does not
	 * resolve here: the request still goes to the host that was signed.
	 */
	default URI reach(URI signed) {
		return signed;
	}

	/** A storager over the whole bucket. */
	default Storager root() {
		return storager(StoragerSettings.DEFAULT);
	}

}
