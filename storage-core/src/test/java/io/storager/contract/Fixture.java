package io.storager.contract;

import java.util.Map;

import io.storager.Encryption;
import io.storager.Storager;
import io.storager.driver.DriverStorager;
import io.storager.driver.StoragerSettings;

/**
 * A service to run the contract against. The storagers of one fixture look at the same
 * bucket unless they say otherwise; it may hold other objects.
 */
public interface Fixture {

	/** A storager over a bucket that is there, with a pool that suits 16 threads. */
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

	/** A storage class that is not what the service takes by itself. */
	String storageClass();

	/**
	 * Keys of which the driver says that it refuses them, from the key to a word of the
	 * message. Refusing them is part of the contract then.
	 */
	default Map<String, String> refusedKeys() {
		return Map.of();
	}

	/**
	 * How many requests the service has seen so far, or -1 if that cannot be told: on a
	 * live account.
	 */
	long requests();

	/** A storager over the whole bucket. */
	default Storager root() {
		return storager(StoragerSettings.DEFAULT);
	}

}
