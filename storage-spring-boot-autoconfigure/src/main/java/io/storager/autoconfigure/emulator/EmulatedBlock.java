package io.storager.autoconfigure.emulator;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

import io.storager.autoconfigure.Credentials;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.autoconfigure.StorageBlocks;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What the emulator takes from a vendor's block of properties.
 *
 * @param configured whether there is such a block
 * @param credential who may call
 * @param endpoint where the service would be, which the emulator takes the place of
 * @param location where the buckets are
 * @param buckets the names of the buckets
 */
record EmulatedBlock(boolean configured, HmacCredential credential, @Nullable String endpoint, String location,
		Set<String> buckets) {

	private static final Logger logger = LoggerFactory.getLogger(EmulatedBlock.class);

	private static final HmacCredential DEFAULT_CREDENTIAL = HmacCredential.of("emulator", "emulator");

	/**
	 * Read a block. Nobody needs an account to run the emulator: in place of a credential
	 * that is missing, or whose placeholders stand for nothing, there is one of its own.
	 * @throws io.storager.error.InvalidSettingException if the block has a credential
	 * that is none
	 */
	static EmulatedBlock read(Environment environment, String prefix, String defaultLocation) {
		if (!StorageBlocks.enabled(environment, prefix)) {
			return new EmulatedBlock(false, DEFAULT_CREDENTIAL, null, defaultLocation, Set.of());
		}
		Block block = Binder.get(environment).bindOrCreate(prefix, Block.class);
		Set<String> buckets = new LinkedHashSet<>();
		if (block.name() != null) {
			buckets.add(block.name());
		}
		block.storagers().values().stream().map(Bucket::name).filter(Objects::nonNull).forEach(buckets::add);
		return new EmulatedBlock(StorageBlocks.configured(environment, prefix),
				InvalidSettings.under(prefix, block::hmacCredential), block.endpoint(),
				(block.location() != null) ? block.location() : defaultLocation, buckets);
	}

	/** Create every bucket whose name is allowed: the storagers refuse all others. */
	void createBuckets(BiConsumer<String, String> create) {
		for (String bucket : this.buckets) {
			try {
				create.accept(bucket, this.location);
			}
			catch (IllegalArgumentException ex) {
				logger.debug("There is no bucket '{}' in the emulator", bucket, ex);
			}
		}
	}

	/** The part of the block's properties that matters here. */
	record Block(@Nullable String credential, @Nullable String securityToken, @Nullable String endpoint,
			@Nullable String location, @Nullable String name, @DefaultValue Map<String, Bucket> storagers) {

		private HmacCredential hmacCredential() {
			if (this.credential == null || Credentials.isUnresolved(this.credential)) {
				return DEFAULT_CREDENTIAL;
			}
			return Credentials.read(this.credential, this.securityToken);
		}

		@Override
		public String toString() {
			return "Block[name=%s]".formatted(this.name);
		}

	}

	/** The part of a further bucket's properties that matters here. */
	record Bucket(@Nullable String name) {
	}

}
