package io.storager.spring;

import java.util.Comparator;

import io.storager.Servicer;
import io.storager.Storager;

import org.springframework.beans.factory.ListableBeanFactory;

/** Finds the storager that an object is reached with. */
final class StoragerLookup {

	private final ListableBeanFactory beanFactory;

	StoragerLookup(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * The configured storager of the bucket whose work dir is closest to the object, or
	 * one of the account for a bucket that is not configured.
	 * @throws IllegalStateException if the service is not configured
	 */
	Storager storager(StorageLocation location) {
		return this.beanFactory.getBeanProvider(Storager.class)
			.stream()
			.filter((storager) -> reaches(storager, location))
			.max(Comparator.comparingInt((storager) -> workDir(storager).length()))
			.orElseGet(() -> servicer(location).get(location.bucket()));
	}

	private Servicer servicer(StorageLocation location) {
		// The names of the beans are a part of the contract; the types need not be there.
		String name = location.service() + "Servicer";
		if (!this.beanFactory.containsBean(name)) {
			throw new IllegalStateException(
					"'%s' cannot be reached: 'storage.%s' is not configured".formatted(location, location.service()));
		}
		return this.beanFactory.getBean(name, Servicer.class);
	}

	private static boolean reaches(Storager storager, StorageLocation location) {
		return storager.metadata().service().equals(location.service())
				&& storager.metadata().bucket().equals(location.bucket())
				&& location.key().startsWith(workDir(storager));
	}

	/** What every key of a storager starts with. */
	static String workDir(Storager storager) {
		String workDir = storager.metadata().workDir();
		return (workDir != null) ? workDir.substring(1) : "";
	}

}
