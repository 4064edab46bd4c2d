package io.storager.memory;

import io.storager.Encryption;
import io.storager.contract.Fixture;
import io.storager.driver.DriverStorager;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.StoragerSettings;
import org.jspecify.annotations.Nullable;

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
	public String storageClass() {
		return "COLD";
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
		public PutReply put(String key, Payload payload, PutRequest request) throws MemoryServiceException {
			throw denied();
		}

		@Override
		public GetReply get(String key, GetRequest request) throws MemoryServiceException {
			throw denied();
		}

		@Override
		public ObjectHead head(String key, @Nullable Encryption encryption) throws MemoryServiceException {
			throw denied();
		}

		@Override
		public void delete(String key) throws MemoryServiceException {
			throw denied();
		}

		@Override
		public ListPage list(ListRequest request) throws MemoryServiceException {
			throw denied();
		}

		@Override
		public void headBucket() throws MemoryServiceException {
			throw denied();
		}

		private static MemoryServiceException denied() {
			return new MemoryServiceException(403, "AccessDenied");
		}

	}

}
