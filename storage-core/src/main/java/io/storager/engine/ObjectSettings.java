package io.storager.engine;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import io.storager.ObjectAcl;
import io.storager.StorageException;
import io.storager.driver.AccessDriver;
import io.storager.driver.RestoreDriver;
import io.storager.driver.TagDriver;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.PayloadSender;
import io.storager.options.RestoreOptions;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/** Tells and changes what is set for an object: tags, access, a restored copy. */
final class ObjectSettings {

	private static final int LONGEST_RESTORE = 365;

	private final StoragerContext context;

	private final PayloadSender sender;

	ObjectSettings(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	Map<String, String> tags(Invocation call, String path, @Nullable String versionId) {
		TagDriver driver = this.context.require(call, this.context.driver().tags());
		String key = this.context.objectKey(call, path, null);
		return request(call, versionId, (id) -> driver.tags(key, id));
	}

	void setTags(Invocation call, String path, @Nullable String versionId, Map<String, String> tags) {
		Objects.requireNonNull(tags, "'tags' must not be null");
		TagDriver driver = this.context.require(call, this.context.driver().tags());
		String key = this.context.objectKey(call, path, null);
		Map<String, String> checked = Map.copyOf(tags);
		this.sender.requireTags(call, checked);
		request(call, versionId, (id) -> {
			if (checked.isEmpty()) {
				driver.deleteTags(key, id);
			}
			else {
				driver.setTags(key, id, checked);
			}
			return true;
		});
	}

	void deleteTags(Invocation call, String path, @Nullable String versionId) {
		TagDriver driver = this.context.require(call, this.context.driver().tags());
		String key = this.context.objectKey(call, path, null);
		request(call, versionId, (id) -> {
			driver.deleteTags(key, id);
			return true;
		});
	}

	ObjectAcl acl(Invocation call, String path) {
		AccessDriver driver = this.context.require(call, this.context.driver().access());
		String key = this.context.objectKey(call, path, null);
		return call.request(() -> driver.acl(key));
	}

	void setAcl(Invocation call, String path, ObjectAcl acl) {
		Objects.requireNonNull(acl, "'acl' must not be null");
		AccessDriver driver = this.context.require(call, this.context.driver().access());
		String key = this.context.objectKey(call, path, null);
		this.sender.requireAcl(call, acl);
		call.run(() -> driver.setAcl(key, acl));
	}

	void restore(Invocation call, String path, @Nullable String versionId, RestoreOptions options) {
		RestoreDriver driver = this.context.require(call, this.context.driver().restores());
		String key = this.context.objectKey(call, path, null);
		if (options.days() < 1 || options.days() > LONGEST_RESTORE) {
			throw call.restrict("the days are %s; allowed: 1 to %s".formatted(options.days(), LONGEST_RESTORE));
		}
		request(call, versionId, (id) -> {
			driver.restore(key, id, options);
			return true;
		});
	}

	/** Ask the driver for a version that may not be there. */
	private <T> T request(Invocation call, @Nullable String versionId, VersionCall<T> request) {
		String id = this.context.versions().require(call, versionId);
		try {
			return call.request(() -> request.run(id));
		}
		catch (StorageException ex) {
			throw this.context.versions().told(call, ex, id);
		}
	}

	/** Asks a driver for a version, or for the latest. */
	@FunctionalInterface
	private interface VersionCall<T> {

		T run(@Nullable String versionId) throws Exception;

	}

	URI publicUrl(Invocation call, String path) {
		AccessDriver driver = this.context.require(call, this.context.driver().access());
		String key = this.context.objectKey(call, path, null);
		if (Arrays.stream(key.split("/", -1)).anyMatch((part) -> part.equals(".") || part.equals(".."))) {
			throw call.restrict(
					"the key '%s' has a part of dots alone, which whoever opens an address takes for a step to another one; allowed: any other key"
						.formatted(key));
		}
		Endpoint own = this.context.settings().publicEndpoint();
		URI base = (own != null) ? URI.create(own.toString()) : call.requestOnce(driver::publicBase);
		return URI.create(base + "/" + encoded(key));
	}

	private static String encoded(String key) {
		StringBuilder encoded = new StringBuilder();
		for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
			boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
					|| (b > 0 && "-._~/".indexOf(b) >= 0);
			if (plain) {
				encoded.append((char) b);
			}
			else {
				encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
			}
		}
		return encoded.toString();
	}

}
