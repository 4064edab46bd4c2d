package io.storager.emulator.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import io.storager.emulator.store.StoredObject.Encryption;
import org.jspecify.annotations.Nullable;

/** Buckets, objects and parts as property files, which a person can read as well. */
final class ObjectRecords {

	private static final String HEADER = "header.";

	private static final String METADATA = "metadata.";

	private static final String ENCRYPTION = "encryption.";

	private static final String TAG = "tag.";

	private static final String SETTING = "setting.";

	private ObjectRecords() {
	}

	/** Return the file name for a key: keys hold what no file name may. */
	static String fileName(String key) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	static Properties of(BucketInfo bucket) {
		Properties properties = new Properties();
		properties.setProperty("name", bucket.name());
		properties.setProperty("location", bucket.location());
		properties.setProperty("created", bucket.created().toString());
		properties.setProperty("storage-class", bucket.storageClass());
		properties.setProperty("acl", bucket.acl());
		properties.setProperty("versioning", bucket.versioning());
		bucket.settings().forEach((name, document) -> properties.setProperty(SETTING + name, document));
		return properties;
	}

	static BucketInfo bucket(Properties properties) {
		return new BucketInfo(need(properties, "name"), need(properties, "location"),
				Instant.parse(need(properties, "created")), need(properties, "storage-class"), need(properties, "acl"),
				properties.getProperty("versioning", ""), withPrefix(properties, SETTING));
	}

	static Properties of(StoredObject object) {
		Properties properties = new Properties();
		properties.setProperty("key", object.key());
		properties.setProperty("data", DataFiles.names(object.content()));
		properties.setProperty("type", object.type().name());
		if (object.linkTarget() != null) {
			properties.setProperty("link-target", object.linkTarget());
		}
		properties.setProperty("etag", object.etag());
		properties.setProperty("crc64", Long.toUnsignedString(object.crc64()));
		properties.setProperty("last-modified", object.lastModified().toString());
		properties.setProperty("storage-class", object.storageClass());
		object.headers().forEach((name, value) -> properties.setProperty(HEADER + name, value));
		object.userMetadata().forEach((name, value) -> properties.setProperty(METADATA + name, value));
		object.encryption().headers().forEach((name, value) -> properties.setProperty(ENCRYPTION + name, value));
		String customerKeyMd5 = object.encryption().customerKeyMd5();
		if (customerKeyMd5 != null) {
			properties.setProperty("customer-key-md5", customerKeyMd5);
		}
		if (!object.version().equals(ObjectVersion.NONE)) {
			properties.setProperty("version", object.version().id());
			properties.setProperty("sequence", String.valueOf(object.version().sequence()));
			properties.setProperty("delete-marker", String.valueOf(object.version().deleteMarker()));
		}
		if (object.acl() != null) {
			properties.setProperty("acl", object.acl());
		}
		object.tags().forEach((name, value) -> properties.setProperty(TAG + name, value));
		Restoration restoration = object.restoration();
		if (restoration != null) {
			properties.setProperty("restoration-ready", restoration.ready().toString());
			properties.setProperty("restoration-until", restoration.until().toString());
		}
		return properties;
	}

	static StoredObject object(Properties properties, SharedBlob content) {
		return new StoredObject(key(properties), content, need(properties, "etag"),
				Long.parseUnsignedLong(need(properties, "crc64")), Instant.parse(need(properties, "last-modified")),
				need(properties, "storage-class"), withPrefix(properties, HEADER), withPrefix(properties, METADATA),
				new Encryption(withPrefix(properties, ENCRYPTION), properties.getProperty("customer-key-md5")),
				StoredObject.Type.valueOf(need(properties, "type")), properties.getProperty("link-target"),
				version(properties), properties.getProperty("acl"), withPrefix(properties, TAG),
				restoration(properties));
	}

	private static ObjectVersion version(Properties properties) {
		String id = properties.getProperty("version");
		return (id != null) ? new ObjectVersion(id, Long.parseLong(need(properties, "sequence")),
				Boolean.parseBoolean(need(properties, "delete-marker"))) : ObjectVersion.NONE;
	}

	private static @Nullable Restoration restoration(Properties properties) {
		String ready = properties.getProperty("restoration-ready");
		return (ready != null)
				? new Restoration(Instant.parse(ready), Instant.parse(need(properties, "restoration-until"))) : null;
	}

	static Properties of(UploadPart part) {
		Properties properties = new Properties();
		properties.setProperty("number", String.valueOf(part.number()));
		properties.setProperty("data", DataFiles.names(part.content()));
		properties.setProperty("etag", part.etag());
		properties.setProperty("crc64", Long.toUnsignedString(part.crc64()));
		properties.setProperty("last-modified", part.lastModified().toString());
		return properties;
	}

	static UploadPart part(Properties properties, SharedBlob content) {
		return new UploadPart(Integer.parseInt(need(properties, "number")), content, need(properties, "etag"),
				Long.parseUnsignedLong(need(properties, "crc64")), Instant.parse(need(properties, "last-modified")));
	}

	static String key(Properties properties) {
		return need(properties, "key");
	}

	/** Return how the record names its content. */
	static String data(Properties properties) {
		return need(properties, "data");
	}

	static Properties read(Path file) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		}
		return properties;
	}

	private static Map<String, String> withPrefix(Properties properties, String prefix) {
		Map<String, String> found = new LinkedHashMap<>();
		for (String name : properties.stringPropertyNames()) {
			if (name.startsWith(prefix)) {
				found.put(name.substring(prefix.length()), need(properties, name));
			}
		}
		return found;
	}

	private static String need(Properties properties, String name) {
		String value = properties.getProperty(name);
		if (value == null) {
			throw new IllegalStateException("A record of the directory lacks '" + name + "'");
		}
		return value;
	}

}
