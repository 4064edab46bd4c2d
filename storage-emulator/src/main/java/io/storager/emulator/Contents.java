package io.storager.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.storager.emulator.cos.CosVendor;
import io.storager.emulator.oss.OssVendor;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.ObjectStore;

/** Buckets and objects that are there without a request. */
final class Contents {

	private static final String OSS_CLASS = "Standard";

	private static final String COS_CLASS = "STANDARD";

	/** What stands behind the name of a COS bucket that is given without one. */
	private static final String APPID = "-1250000000";

	private final Storage storage;

	private final Clock clock;

	Contents(Storage storage, Clock clock) {
		this.storage = storage;
		this.clock = clock;
	}

	/** Create what an emulator is to start with, unless it is there. */
	void setUp(Map<String, String> ossBuckets, Map<String, String> cosBuckets, List<Path> seeds) throws IOException {
		ossBuckets.forEach(this::createOssBucket);
		cosBuckets.forEach(this::createCosBucket);
		for (Path seed : seeds) {
			seed(new SeedFolder(seed));
		}
	}

	private void seed(SeedFolder folder) throws IOException {
		for (String name : folder.buckets()) {
			String cosName = cosName(name);
			createOssBucket(name, StorageEmulator.OSS_LOCATION);
			createCosBucket(cosName, StorageEmulator.COS_LOCATION);
			for (SeedFolder.File file : folder.files(name)) {
				SeededObject object = new SeededObject(file.key(), file.contentType(), file::read,
						this.clock.instant());
				if (isMissing(this.storage.oss(), name, file.key())) {
					object.store(this.storage.oss(), name, OSS_CLASS, HexFormat.of().withUpperCase());
				}
				if (isMissing(this.storage.cos(), cosName, file.key())) {
					object.store(this.storage.cos(), cosName, COS_CLASS, HexFormat.of());
				}
			}
		}
	}

	/** Return the name of a bucket in COS, where it has to end with an APPID. */
	static String cosName(String name) {
		return name.matches(".*-[0-9]{10}") ? name : name + APPID;
	}

	private static boolean isMissing(ObjectStore store, String name, String key) {
		Bucket bucket = store.bucket(name);
		return bucket == null || bucket.get(key) == null;
	}

	void createOssBucket(String name, String location) {
		if (!OssVendor.isValidBucketName(name)) {
			throw new IllegalArgumentException("OSS does not allow a bucket named '" + name + "'");
		}
		create(this.storage.oss(), new BucketInfo(name, location, this.clock.instant(), OSS_CLASS, "private"));
	}

	void createCosBucket(String name, String location) {
		if (!CosVendor.isValidBucketName(name)) {
			throw new IllegalArgumentException("COS does not allow a bucket named '" + name
					+ "': it has to end with the APPID, as in photos-1250000000");
		}
		create(this.storage.cos(), new BucketInfo(name, location, this.clock.instant(), COS_CLASS, "private"));
	}

	private static void create(ObjectStore store, BucketInfo bucket) {
		try {
			store.create(bucket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The bucket could not be created: " + bucket.name(), ex);
		}
	}

	void putOssObject(String bucket, String key, byte[] content) {
		SeededObject.of(key, content, this.clock.instant())
			.store(this.storage.oss(), bucket, OSS_CLASS, HexFormat.of().withUpperCase());
	}

	void putCosObject(String bucket, String key, byte[] content) {
		SeededObject.of(key, content, this.clock.instant())
			.store(this.storage.cos(), bucket, COS_CLASS, HexFormat.of());
	}

	/** Return all buckets, each with its service and location, for people to read. */
	List<String> describeBuckets() {
		List<String> buckets = new ArrayList<>();
		describe("OSS ", this.storage.oss(), buckets);
		describe("COS ", this.storage.cos(), buckets);
		return buckets;
	}

	private static void describe(String service, ObjectStore store, List<String> buckets) {
		for (Bucket bucket : store.buckets()) {
			buckets.add(service + bucket.info().name() + " (" + bucket.info().location() + ")");
		}
	}

	/** Delete everything. */
	void clear() throws IOException {
		this.storage.oss().clear();
		this.storage.cos().clear();
	}

	EmulatorSnapshot snapshot() throws IOException {
		return new EmulatorSnapshot(this.storage.oss().snapshot(), this.storage.cos().snapshot());
	}

	void restore(EmulatorSnapshot snapshot) throws IOException {
		this.storage.oss().restore(snapshot.oss());
		this.storage.cos().restore(snapshot.cos());
	}

}
