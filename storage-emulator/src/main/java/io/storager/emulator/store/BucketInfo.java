package io.storager.emulator.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a bucket.
 *
 * @param name the name, with the APPID where the service has it
 * @param location the region it lives in
 * @param created when it was made
 * @param storageClass the vendor's name of the class that its objects get by default
 * @param acl the access rule: the vendor's name of it, or what it grants
 * @param versioning {@code Enabled}, {@code Suspended}, or empty if it never was on
 * @param settings the documents that were set, by sub-resource
 */
public record BucketInfo(String name, String location, Instant created, String storageClass, String acl,
		String versioning, Map<String, String> settings) {

	private static final String SUSPENDED = "Suspended";

	/** Describe a new bucket. */
	public BucketInfo(String name, String location, Instant created, String storageClass, String acl) {
		this(name, location, created, storageClass, acl, "", Map.of());
	}

	/** Return whether it has or ever had versions. */
	public boolean isVersioned() {
		return !this.versioning.isEmpty();
	}

	boolean isSuspended() {
		return this.versioning.equals(SUSPENDED);
	}

	/** Return it with another access rule. */
	public BucketInfo withAcl(String newAcl) {
		return new BucketInfo(this.name, this.location, this.created, this.storageClass, newAcl, this.versioning,
				this.settings);
	}

	/** Return it with versioning on or suspended. */
	public BucketInfo withVersioning(String status) {
		return new BucketInfo(this.name, this.location, this.created, this.storageClass, this.acl, status,
				this.settings);
	}

	/** Return it with a document set, or without if it is {@code null}. */
	public BucketInfo withSetting(String subResource, @Nullable String document) {
		Map<String, String> changed = new TreeMap<>(this.settings);
		if (document != null) {
			changed.put(subResource, document);
		}
		else {
			changed.remove(subResource);
		}
		return new BucketInfo(this.name, this.location, this.created, this.storageClass, this.acl, this.versioning,
				Map.copyOf(changed));
	}

}
