package io.storager.autoconfigure.health;

import java.util.Iterator;

import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.options.ListOptions;

/** One request that finds out whether a storager works. */
@FunctionalInterface
interface StorageProbe {

	/** Lists one object under the work dir, which needs the least of rights. */
	StorageProbe LIST = (storager) -> {
		Iterator<StorageObject> objects = storager.list("", ListOptions.builder().pageSize(1).build()).iterator();
		if (objects.hasNext()) {
			objects.next();
		}
	};

	/**
	 * Looks at the bucket; what no vendor's driver is behind has only objects to list.
	 */
	StorageProbe BUCKET = (storager) -> {
		if (storager instanceof DriverStorager driven) {
			driven.verifyBucket();
		}
		else {
			LIST.check(storager);
		}
	};

	/** Looks at an object. */
	static StorageProbe object(String path) {
		return (storager) -> storager.stat(path);
	}

	/**
	 * Ask.
	 * @throws io.storager.StorageException if the storager does not work
	 */
	void check(Storager storager);

}
