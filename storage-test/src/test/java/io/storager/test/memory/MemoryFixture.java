package io.storager.test.memory;

import java.util.List;
import java.util.Set;

import io.storager.Encryption;
import io.storager.Servicer;
import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import io.storager.test.contract.Fixture;

/** The memory service as the contract wants it. */
final class MemoryFixture implements Fixture {

	private static final String BUCKET = "contract";

	private final MemoryService service = new MemoryService();

	MemoryFixture() {
		this.service.createBucket(BUCKET);
	}

	@Override
	public DriverStorager storager(StoragerSettings settings) {
		return new MemoryStorager(this.service, BUCKET, settings);
	}

	@Override
	public DriverStorager singleConnection(StoragerSettings settings) {
		return new MemoryStorager(new SingleConnectionDriver(this.service, BUCKET), settings);
	}

	@Override
	public DriverStorager withoutBucket(StoragerSettings settings) {
		return new MemoryStorager(this.service, "missing", settings);
	}

	@Override
	public DriverStorager withWrongSecret(StoragerSettings settings) {
		return new MemoryStorager(new WrongSecretDriver(this.service, BUCKET), settings);
	}

	@Override
	public String wrongSecret() {
		return "wrong-secret";
	}

	@Override
	public Encryption encryption() {
		return MemoryEncryption.test256();
	}

	@Override
	public List<Encryption> customerKeys() {
		return List.of(MemoryEncryption.customerKey("one"), MemoryEncryption.customerKey("another"));
	}

	@Override
	public BucketDriver driver() {
		return new MemoryBucketDriver(this.service, BUCKET);
	}

	@Override
	public BucketDriver keepingVersions() {
		this.service.createBucket("versions");
		this.service.keepVersions("versions");
		return new MemoryBucketDriver(this.service, "versions");
	}

	@Override
	public Servicer servicer() {
		return new MemoryServicer(this.service);
	}

	@Override
	public boolean refuseToDelete(Set<String> keys) {
		this.service.refuseToDelete(keys);
		return true;
	}

	@Override
	public boolean takesSignedRequests() {
		return false;
	}

	@Override
	public String storageClass() {
		return "COLD";
	}

	@Override
	public String archiveClass() {
		return "ARCHIVE";
	}

	@Override
	public long requests() {
		return this.service.requests();
	}

	/** Refuses every request, as a service does whose secret is another. */
	private static final class WrongSecretDriver extends MemoryBucketDriver {

		WrongSecretDriver(MemoryService service, String bucket) {
			super(service, bucket);
		}

		@Override
		String arrive() throws MemoryServiceException {
			throw new MemoryServiceException(403, "AccessDenied");
		}

	}

}
