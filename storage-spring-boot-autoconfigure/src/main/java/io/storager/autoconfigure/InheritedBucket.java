package io.storager.autoconfigure;

import java.util.Objects;
import java.util.Set;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * A bucket with properties of its own that takes from the block above it what it does not
 * set. Encryption properties restrict each other, so they are inherited together or not
 * at all.
 *
 * @param own the bucket's own properties
 * @param block the block above it
 */
record InheritedBucket(BucketProperties own, BucketProperties block) implements BucketProperties {

	@Override
	public @Nullable String name() {
		return (this.own.name() != null) ? this.own.name() : this.block.name();
	}

	@Override
	public @Nullable String workDir() {
		return (this.own.workDir() != null) ? this.own.workDir() : this.block.workDir();
	}

	@Override
	public @Nullable String storageClass() {
		return (this.own.storageClass() != null) ? this.own.storageClass() : this.block.storageClass();
	}

	@Override
	public Set<String> storageClasses() {
		return this.block.storageClasses();
	}

	@Override
	public boolean isVendorsHost(String host) {
		return this.block.isVendorsHost(host);
	}

	@Override
	public @Nullable Boolean virtualDir() {
		return (this.own.virtualDir() != null) ? this.own.virtualDir() : this.block.virtualDir();
	}

	/**
	 * A domain belongs to one bucket: under another one's, requests would reach the wrong
	 * objects. An endpoint of the vendor serves them all.
	 */
	@Override
	public @Nullable String presignEndpoint() {
		String inherited = this.block.presignEndpoint();
		if (this.own.presignEndpoint() != null || inherited == null) {
			return this.own.presignEndpoint();
		}
		boolean fits = Objects.equals(name(), this.block.name())
				|| PresignEndpoint.servesEveryBucket(inherited, this.block.name(), this.block::isVendorsHost);
		return fits ? inherited : null;
	}

	/** A domain belongs to one bucket. */
	@Override
	public @Nullable String publicEndpoint() {
		boolean fits = Objects.equals(name(), this.block.name());
		return (this.own.publicEndpoint() == null && fits) ? this.block.publicEndpoint() : this.own.publicEndpoint();
	}

	@Override
	public boolean hasEncryption() {
		return this.own.hasEncryption() || this.block.hasEncryption();
	}

	@Override
	public @Nullable Encryption encryption() {
		return (this.own.hasEncryption() ? this.own : this.block).encryption();
	}

	/** Whether a setting was given in the block alone. */
	boolean inherits(String setting) {
		return !this.own.has(setting) && this.block.has(setting);
	}

}
