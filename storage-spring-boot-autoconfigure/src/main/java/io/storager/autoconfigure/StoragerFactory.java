package io.storager.autoconfigure;

import java.util.Map;

import io.storager.engine.DriverStorager;
import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * Makes the storagers that one block of properties describes.
 *
 * @param <S> the vendor's storager
 */
public final class StoragerFactory<S extends DriverStorager> {

	private final String prefix;

	private final BucketProperties block;

	private final Map<String, ? extends BucketProperties> storagers;

	private final Transfers transfers;

	private final Constructor<S> constructor;

	/**
	 * Create a factory.
	 * @param prefix the block's name, such as {@code storage.oss}
	 * @param block the block
	 * @param storagers the further buckets under the block
	 * @param transfers what the transfers of all of them may use
	 * @param constructor makes a storager for a bucket
	 * @throws InvalidSettingException for a domain that belongs to no bucket
	 */
	public StoragerFactory(String prefix, BucketProperties block, Map<String, ? extends BucketProperties> storagers,
			Transfers transfers, Constructor<S> constructor) {
		this.transfers = transfers;
		this.prefix = prefix;
		this.block = block;
		this.storagers = Map.copyOf(storagers);
		this.constructor = constructor;
		String domain = block.presignEndpoint();
		if (domain != null && block.name() == null) {
			InvalidSettings.under(prefix, () -> requireVendors(domain, block));
		}
	}

	private static boolean requireVendors(String presignEndpoint, BucketProperties block) {
		if (!PresignEndpoint.servesEveryBucket(presignEndpoint, null, block::isVendorsHost)) {
			throw new InvalidSettingException(PresignEndpoint.SETTING, presignEndpoint,
					"without a bucket beside it an endpoint of the vendor, for a domain belongs to one bucket");
		}
		return true;
	}

	/** What the transfers of all of the block's storagers may use. */
	public Transfers transfers() {
		return this.transfers;
	}

	/**
	 * The storager of the block itself.
	 * @throws InvalidSettingException naming the property
	 */
	public S storager() {
		return InvalidSettings.under(this.prefix, () -> create(this.block));
	}

	/**
	 * The storager of a further bucket.
	 * @throws InvalidSettingException naming the property, where it was set
	 */
	public S storager(String id) {
		BucketProperties own = this.storagers.get(id);
		if (own == null) {
			throw new IllegalArgumentException("There is no '%s.storagers.%s'".formatted(this.prefix, id));
		}
		InheritedBucket bucket = new InheritedBucket(own, this.block);
		try {
			return create(bucket);
		}
		catch (InvalidSettingException ex) {
			throw ex.under(bucket.inherits(ex.setting()) ? this.prefix : this.prefix + ".storagers." + id);
		}
	}

	private S create(BucketProperties bucket) {
		String name = bucket.name();
		if (name == null) {
			throw new InvalidSettingException("name", null, "the name of a bucket");
		}
		Boolean virtualDir = bucket.virtualDir();
		StoragerSettings settings = StoragerSettings.builder()
			.workDir(WorkDir.ofSetting(bucket.workDir()))
			.virtualDir(virtualDir == null || virtualDir)
			.storageClass(storageClass(bucket))
			.encryption(bucket.encryption())
			.publicEndpoint(PresignEndpoint.parsePublic(bucket.publicEndpoint()))
			.transfers(this.transfers)
			.build();
		return this.constructor.create(name, settings, PresignEndpoint.parse(bucket.presignEndpoint()));
	}

	private static @Nullable String storageClass(BucketProperties bucket) {
		String storageClass = bucket.storageClass();
		if (storageClass != null && !bucket.storageClasses().contains(storageClass)) {
			throw new InvalidSettingException("storage-class", storageClass,
					String.join(", ", bucket.storageClasses().stream().sorted().toList()));
		}
		return storageClass;
	}

	/**
	 * Makes a storager.
	 *
	 * @param <S> the vendor's storager
	 */
	@FunctionalInterface
	public interface Constructor<S> {

		/**
		 * Make a storager.
		 * @param presignEndpoint where requests go that are signed for others, or
		 * {@code null} for where all others go
		 * @throws InvalidSettingException naming the setting under the bucket
		 */
		S create(String bucket, StoragerSettings settings, @Nullable Endpoint presignEndpoint);

	}

}
