package io.storager.engine.request;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.driver.BucketDriver;
import io.storager.driver.HeadRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.TrafficLimits;
import io.storager.error.InvalidSettingException;
import io.storager.error.ObjectNotExistException;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of one storager share: its settings, the way from paths to keys and
 * back, and its errors.
 */
public final class StoragerContext {

	/** The most bytes of UTF-8 that one {@code char} takes. */
	private static final int UTF8_BYTES = 3;

	private static final Set<ObjectMode> DIR = Set.of(ObjectMode.DIR);

	private static final Set<ObjectMode> READ = Set.of(ObjectMode.READ);

	private static final Set<ObjectMode> READ_APPEND = Set.of(ObjectMode.READ, ObjectMode.APPEND);

	private final BucketDriver driver;

	private final StoragerSettings settings;

	private final StorageMetadata metadata;

	private final ErrorContext errors;

	private final RetryRules rules;

	private final @Nullable Encryption defaultEncryption;

	private final BucketVersions versions;

	/**
	 * Whether the bucket has answered for itself, so that a bare 404 means the object.
	 */
	private volatile boolean bucketSeen;

	public StoragerContext(BucketDriver driver, StoragerSettings settings) {
		this.driver = driver;
		this.settings = settings;
		this.metadata = driver.metadata(settings.workDir().toString());
		this.errors = new ErrorContext(driver.service(), driver.bucket(), driver::describe);
		this.versions = new BucketVersions(driver);
		this.rules = new RetryRules(driver::worthAnotherAttempt, settings.transfers().settings().maxRetries());
		requireWorkDir(settings.workDir());
		requirePartSize(settings.transfers().settings().partSize());
		this.defaultEncryption = (settings.encryption() != null) ? resolve(settings.encryption()) : null;
		if (this.defaultEncryption != null) {
			driver.check(this.defaultEncryption);
		}
	}

	public BucketDriver driver() {
		return this.driver;
	}

	public StoragerSettings settings() {
		return this.settings;
	}

	public StorageMetadata metadata() {
		return this.metadata;
	}

	/** What is known of the versions of the bucket. */
	public BucketVersions versions() {
		return this.versions;
	}

	/**
	 * A call of a public method. It does its work at once, or is a stream that goes on
	 * until it is told to end.
	 */
	public Invocation call(Operation operation, @Nullable String path) {
		return call(operation, path, null);
	}

	private Invocation call(Operation operation, @Nullable String path, @Nullable Object parent) {
		return invocation(operation, path).observedBy(transfers().observer(), parent);
	}

	/**
	 * Perform an operation, in the time that it may take, in a thread that does it in
	 * another's place.
	 * @param parent what the operation is part of, or {@code null} for what the current
	 * thread's calls are part of
	 */
	public <T> T perform(Operation operation, @Nullable String path, @Nullable Object parent,
			Function<Invocation, T> work) {
		Invocation call = call(operation, path, parent);
		return call.perform(() -> work.apply(call));
	}

	/** A call that sends nothing. */
	public Invocation invocation(Operation operation, @Nullable String path) {
		return new Invocation(this.errors, this.rules, operation, path,
				this.settings.transfers().settings().deadline());
	}

	/** A call of another storager, for a request of it that goes to this bucket. */
	public Invocation adopt(Invocation call, @Nullable String path) {
		return call.elsewhere(this.errors, this.rules, path);
	}

	public Transfers transfers() {
		return this.settings.transfers();
	}

	private void requireWorkDir(WorkDir workDir) {
		try {
			this.driver.checkKey(workDir.prefix());
		}
		catch (IllegalArgumentException ex) {
			InvalidSettingException refused = new InvalidSettingException("work-dir", workDir.toString(),
					"what %s takes: %s".formatted(this.driver.service(), ex.getMessage()));
			refused.initCause(ex);
			throw refused;
		}
	}

	private void requirePartSize(long partSize) {
		long minimum = this.metadata.multipartSizeMinimum();
		long maximum = this.metadata.multipartSizeMaximum();
		if (partSize < minimum || partSize > maximum) {
			throw new InvalidSettingException("transfer.part-size", partSize + " bytes",
					"%s to %s bytes with %s".formatted(minimum, maximum, this.driver.service()));
		}
		long memory = transfers().memory().limit();
		if (memory < partSize) {
			throw new InvalidSettingException("transfer.memory", memory + " bytes",
					"at least the size of one part, %s bytes".formatted(partSize));
		}
	}

	/** The bucket has answered: a bare 404 means the object from now on. */
	public void bucketSeen() {
		this.bucketSeen = true;
	}

	/**
	 * What the service tells of an object, and of the bucket if that is what is missing.
	 */
	public ObjectHead head(Invocation call, String key, @Nullable Encryption encryption) {
		return head(call, key, null, encryption);
	}

	/**
	 * The same of a version.
	 * @param versionId a checked id, or {@code null} for the latest
	 */
	public ObjectHead head(Invocation call, String key, @Nullable String versionId, @Nullable Encryption encryption) {
		try {
			HeadRequest request = HeadRequest.builder().encryption(encryption).build();
			ObjectHead head = call.request(() -> (versionId != null)
					? this.versions.driver(call).head(key, versionId, request) : this.driver.head(key, request));
			this.bucketSeen = true;
			this.versions.seen(head.versionId());
			return head;
		}
		catch (StorageException ex) {
			// The answer to HEAD has no body: without a bucket it looks the same.
			if (ex instanceof ObjectNotExistException missing && !this.bucketSeen) {
				requireBucket(call, missing);
			}
			throw this.versions.told(call, ex, versionId);
		}
	}

	private void requireBucket(Invocation call, ObjectNotExistException missing) {
		try {
			this.driver.headBucket();
			this.bucketSeen = true;
		}
		catch (Exception ex) {
			// A bare 404 is about the bucket now.
			StorageException failure = call.translate(Operation.GET_BUCKET, ex);
			if (failure.code() == ErrorCode.BUCKET_NOT_EXIST) {
				throw failure;
			}
			// Whether the bucket may be looked at is not what the caller asked.
			missing.addSuppressed(failure);
		}
	}

	/** The settings to send with an operation: checked, or {@code null} for none. */
	public @Nullable Encryption encryption(Invocation call, @Nullable Encryption given) {
		return encryption(call, call.operation(), given);
	}

	/**
	 * The same, if the settings are for another operation than the one that the caller
	 * asked for.
	 * @param use what the settings are sent with
	 */
	public @Nullable Encryption encryption(Invocation call, Operation use, @Nullable Encryption given) {
		Encryption encryption;
		try {
			encryption = (given != null) ? resolve(given) : this.defaultEncryption;
		}
		catch (IllegalArgumentException ex) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT, String.valueOf(ex.getMessage()), null);
		}
		if (encryption == null) {
			return null;
		}
		if (!encryption.appliesTo(use)) {
			if (given == null) {
				return null;
			}
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s does not take the encryption %s; allowed: none".formatted(use, encryption), null);
		}
		try {
			this.driver.check(encryption);
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
		return encryption;
	}

	/**
	 * The settings of an operation that names none, or {@code null} if there are none.
	 */
	public @Nullable Encryption defaultEncryption() {
		return this.defaultEncryption;
	}

	/** The service's own settings, or {@code null} for none. */
	private @Nullable Encryption resolve(Encryption given) {
		if (given == Encryption.none()) {
			return null;
		}
		if (given instanceof EncryptionInfo told) {
			return resolve(told);
		}
		Encryption encryption = (given == Encryption.serviceManaged()) ? this.driver.serviceManagedEncryption() : given;
		Class<? extends Encryption> type = this.driver.encryptionType();
		if (encryption == null) {
			throw new IllegalArgumentException("%s has no encryption with keys that it manages; allowed: %s"
				.formatted(this.driver.service(), (type != null) ? type.getSimpleName() : "none"));
		}
		if (type == null || !type.isInstance(encryption)) {
			throw new IllegalArgumentException("%s does not take the encryption %s of type %s; allowed: %s".formatted(
					this.driver.service(), encryption, encryption.getClass().getSimpleName(),
					(type != null) ? type.getSimpleName() : "none"));
		}
		return encryption;
	}

	private @Nullable Encryption resolve(EncryptionInfo told) {
		if (told.customerAlgorithm() != null) {
			throw new IllegalArgumentException(
					"the object that has this encryption has it by a key of the customer, which no service tells; allowed: that key");
		}
		return this.driver.encryptionLike(told);
	}

	/** What the storager can do, which follows from what the driver has. */
	public Set<Feature> features() {
		Set<Feature> features = EnumSet.noneOf(Feature.class);
		add(features, Feature.VIRTUAL_DIR, this.settings.virtualDir() ? this : null);
		add(features, Feature.ENCRYPTION, this.driver.encryptionType());
		add(features, Feature.APPEND, this.driver.appends());
		add(features, Feature.COPY, this.driver.copies());
		add(features, Feature.LINK, this.driver.links());
		add(features, Feature.MULTIPART, this.driver.multiparts());
		add(features, Feature.SIGN, this.driver.signatures());
		add(features, Feature.TAGS, this.driver.tags());
		add(features, Feature.ACCESS, this.driver.access());
		add(features, Feature.RESTORE, this.driver.restores());
		add(features, Feature.VERSIONS, this.driver.versions());
		return features;
	}

	private static void add(Set<Feature> features, Feature feature, @Nullable Object ability) {
		if (ability != null) {
			features.add(feature);
		}
	}

	/**
	 * An ability that the driver may have.
	 * @throws StorageException if it has not
	 */
	public <T> T require(Invocation call, @Nullable T ability) {
		if (ability == null) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s cannot %s; allowed: what features() tells".formatted(this.driver.service(), call.operation()),
					null);
		}
		return ability;
	}

	/** Refuse a limit of speed that the service does not take. */
	public void requireTrafficLimit(Invocation call, @Nullable Long trafficLimit) {
		if (trafficLimit == null) {
			return;
		}
		TrafficLimits limits = this.driver.trafficLimits();
		if (limits == null) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s does not limit the speed of a request; allowed: no 'trafficLimit'"
						.formatted(this.driver.service()),
					null);
		}
		if (trafficLimit < limits.minimum() || trafficLimit > limits.maximum()) {
			throw call.restrict("the 'trafficLimit' is %s; allowed: %s to %s bits a second".formatted(trafficLimit,
					limits.minimum(), limits.maximum()));
		}
	}

	/** Refuse processing where there is none, and what cannot be sent. */
	public void requireProcess(Invocation call, @Nullable String process) {
		if (process == null) {
			return;
		}
		if (!this.driver.processes()) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s does not process what is read; allowed: no 'process'".formatted(this.driver.service()), null);
		}
		if (process.isBlank() || !process.chars().allMatch((c) -> c > ' ' && c <= '~')) {
			throw call.restrict(
					"the 'process' is '%s'; allowed: visible ASCII, as the service documents it".formatted(process));
		}
	}

	/** The key of an object that the caller got from this storager. */
	public String ownKey(Invocation call, StorageObject object) {
		String key = objectKey(call, object.path(), null);
		if (!key.equals(object.id())) {
			throw call.restrict(
					"the object's id is '%s', which is not under the work dir '%s'; allowed: objects of this storager"
						.formatted(object.id(), this.settings.workDir()));
		}
		return key;
	}

	/** The key that a path names, possibly just the prefix of the work dir. */
	public String key(Invocation call, String path) {
		Objects.requireNonNull(path, "'path' must not be null");
		try {
			String key = this.settings.workDir().key(path);
			int maximum = this.metadata.keyLengthMaximum();
			if (key.length() <= maximum / UTF8_BYTES) {
				return key;
			}
			int length = key.getBytes(StandardCharsets.UTF_8).length;
			if (length > maximum) {
				throw new IllegalArgumentException(
						"the key has %s bytes in UTF-8; allowed: at most %s".formatted(length, maximum));
			}
			return key;
		}
		catch (IllegalArgumentException ex) {
			throw call.at(path).restrict(ex);
		}
	}

	/** The key of an object, or of the marker of a directory. */
	public String objectKey(Invocation call, String path, @Nullable ObjectMode mode) {
		Objects.requireNonNull(path, "'path' must not be null");
		if (mode == ObjectMode.DIR && !this.settings.virtualDir()) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"directories are switched off; allowed with 'virtual-dir: true'", null);
		}
		if (mode != null && mode != ObjectMode.DIR && mode != ObjectMode.READ) {
			throw call.at(path)
				.refuse(ErrorCode.OBJECT_MODE_INVALID, "the object mode is %s; allowed: READ, DIR".formatted(mode),
						null);
		}
		String dir = (mode == ObjectMode.DIR && !path.isEmpty() && !path.endsWith("/")) ? "/" : "";
		String key = key(call, dir.isEmpty() ? path : path + dir);
		if (key.equals(this.settings.workDir().prefix())) {
			throw call.at(path)
				.restrict(path.isEmpty() ? "the path is empty; allowed: at least one character"
						: "the path is the work dir itself; allowed: a path under it");
		}
		try {
			this.driver.checkKey(key);
		}
		catch (IllegalArgumentException ex) {
			throw call.at(path).restrict(ex);
		}
		return key;
	}

	/** Start an object. */
	public StorageObject.Builder object(String key) {
		return StorageObject.builder(key, this.settings.workDir().path(key));
	}

	/** An object as the service told of it. */
	public StorageObject describe(String key, ObjectHead head) {
		return describeAs(key, head).build();
	}

	/** Start an object as the service told of it. */
	public StorageObject.Builder describeAs(String key, ObjectHead head) {
		return object(key).modes(modes(key, head.appendOffset() != null))
			.contentLength(head.contentLength())
			.lastModified(head.lastModified())
			.etag(head.etag())
			.headers(head.headers())
			.contentMd5(head.contentMd5())
			.crc64(head.crc64())
			.restore(head.restore())
			.tagCount(head.tagCount())
			.storageClass(head.storageClass())
			.userMetadata(UserMetadata.decode(head.userMetadata()))
			.appendOffset(head.appendOffset())
			.versionId(head.versionId())
			.encryption(head.encryption());
	}

	/**
	 * The same of a version.
	 * @param versionId the version that the call has named, or {@code null}
	 */
	public StorageObject.Builder describeAs(String key, @Nullable String versionId, ObjectHead head) {
		StorageObject.Builder object = describeAs(key, head);
		return (versionId != null) ? object.versionId(versionId).version(true) : object;
	}

	/** What can be done with an object, or the marker of a directory. */
	public Set<ObjectMode> modes(String key, boolean appendable) {
		if (key.endsWith("/") && this.settings.virtualDir()) {
			return DIR;
		}
		return appendable ? READ_APPEND : READ;
	}

}
