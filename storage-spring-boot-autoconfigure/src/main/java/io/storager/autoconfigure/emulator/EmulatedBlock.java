package io.storager.autoconfigure.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.storager.HmacCredential;
import io.storager.InvalidSettingException;
import io.storager.autoconfigure.Credentials;
import io.storager.autoconfigure.InvalidSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What the emulator takes from a vendor's block of properties.
 *
 * @param credential who may call
 * @param location where the buckets are
 * @param buckets the buckets by the property that names them
 */
record EmulatedBlock(HmacCredential credential, String location, Map<String, String> buckets) {

	private static final HmacCredential DEFAULT_CREDENTIAL = new HmacCredential("emulator", "emulator", null);

	/**
	 * Read a block. Nobody needs an account to run the emulator: in place of a credential
	 * that is missing, or whose placeholders stand for nothing, there is one of its own.
	 * @throws InvalidSettingException if the block has a credential that is none
	 */
	static EmulatedBlock read(Environment environment, String prefix, String defaultLocation) {
		if (!environment.getProperty(prefix + ".enabled", Boolean.class, true)) {
			return new EmulatedBlock(DEFAULT_CREDENTIAL, defaultLocation, Map.of());
		}
		Block block = Binder.get(environment).bindOrCreate(prefix, Block.class);
		Map<String, String> buckets = new LinkedHashMap<>();
		if (block.name() != null) {
			buckets.put(prefix + ".name", block.name());
		}
		block.storagers().forEach((id, bucket) -> {
			if (bucket.name() != null) {
				buckets.put(prefix + ".storagers." + id + ".name", bucket.name());
			}
		});
		return new EmulatedBlock(InvalidSettings.under(prefix, block::hmacCredential),
				(block.location() != null) ? block.location() : defaultLocation, buckets);
	}

	/**
	 * Create every bucket.
	 * @throws InvalidSettingException naming the property of a bucket that the service
	 * does not allow
	 */
	void createBuckets(BiConsumer<String, String> create) {
		this.buckets.forEach((property, bucket) -> {
			try {
				create.accept(bucket, this.location);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidSettingException(property, bucket,
						"a name that the service allows; " + ex.getMessage());
			}
		});
	}

	/** The part of the block's properties that matters here. */
	record Block(@Nullable String credential, @Nullable String securityToken, @Nullable String location,
			@Nullable String name, @DefaultValue Map<String, Bucket> storagers) {

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
