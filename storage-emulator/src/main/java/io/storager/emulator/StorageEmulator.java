package io.storager.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.storager.emulator.cos.CosVendor;
import io.storager.emulator.http.HttpFront;
import io.storager.emulator.oss.OssVendor;
import io.storager.emulator.service.Circumstances;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Gateway;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.ObjectStore;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;
import org.jspecify.annotations.Nullable;

/** One process that answers as Aliyun OSS on one port and as Tencent COS on another. */
public final class StorageEmulator implements AutoCloseable {

	private final RequestLog requests = new RequestLog();

	private final Faults faults = new Faults();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final HttpFront front;

	private final EmulatorClock clock;

	private final Storage storage;

	private final HttpFront.Listener oss;

	private final HttpFront.Listener cos;

	private StorageEmulator(Builder builder) throws IOException {
		this.clock = new EmulatorClock(builder.clock);
		this.storage = new Storage(builder.directory, builder.syncDisk, builder.rememberChecksums);
		this.front = new HttpFront();
		try {
			builder.ossBuckets.forEach(this::createOssBucket);
			builder.cosBuckets.forEach(this::createCosBucket);
			Credentials credentials = new Credentials(builder.credentials);
			Circumstances circumstances = new Circumstances(this.clock, this.clock.base(), this.requests, this.faults,
					this.closing, builder.loose);
			this.oss = this.front.listen(builder.host, builder.ossPort, new Gateway(
					new OssVendor(credentials, builder.headErrorDetails), this.storage.oss(), circumstances));
			this.cos = this.front.listen(builder.host, builder.cosPort,
					new Gateway(new CosVendor(credentials), this.storage.cos(), circumstances));
			this.front.start();
		}
		catch (IOException | RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/** Begin to describe an emulator. */
	public static Builder builder() {
		return new Builder();
	}

	/** Return where OSS answers, such as {@code http://127.0.0.1:9300}. */
	public URI ossEndpoint() {
		return endpoint(this.oss.address());
	}

	/** Return where COS answers, such as {@code http://127.0.0.1:9301}. */
	public URI cosEndpoint() {
		return endpoint(this.cos.address());
	}

	private static URI endpoint(InetSocketAddress address) {
		return URI.create("http://" + address.getHostString() + ":" + address.getPort());
	}

	/** Return the port on which OSS answers. */
	public int ossPort() {
		return this.oss.address().getPort();
	}

	/** Return the port on which COS answers. */
	public int cosPort() {
		return this.cos.address().getPort();
	}

	/** Return what may go wrong on purpose. */
	public Faults faults() {
		return this.faults;
	}

	/** Return the time of the services, which can be advanced. */
	public EmulatorClock clock() {
		return this.clock;
	}

	/** Return what has arrived on the wire. */
	public RequestLog requests() {
		return this.requests;
	}

	/**
	 * Create an OSS bucket unless it is there.
	 * @param name the name
	 * @param location the region, such as {@code oss-cn-hangzhou}
	 */
	public void createOssBucket(String name, String location) {
		if (!OssVendor.isValidBucketName(name)) {
			throw new IllegalArgumentException("OSS does not allow a bucket named '" + name + "'");
		}
		create(this.storage.oss(), new BucketInfo(name, location, this.clock.instant(), "Standard", "private"));
	}

	/**
	 * Create a COS bucket unless it is there.
	 * @param name the name with the APPID, such as {@code photos-1250000000}
	 * @param location the region, such as {@code ap-guangzhou}
	 */
	public void createCosBucket(String name, String location) {
		if (!CosVendor.isValidBucketName(name)) {
			throw new IllegalArgumentException("COS does not allow a bucket named '" + name
					+ "': it has to end with the APPID, as in photos-1250000000");
		}
		create(this.storage.cos(), new BucketInfo(name, location, this.clock.instant(), "STANDARD", "private"));
	}

	/**
	 * Store an object in OSS as a put would, but without a request: for tests that need
	 * many.
	 * @param bucket the bucket, which has to be there
	 * @param key the key as it stands
	 * @param content the bytes
	 */
	public void putOssObject(String bucket, String key, byte[] content) {
		new SeededObject(bucket, key, content, this.clock.instant()).store(this.storage.oss(), "Standard",
				HexFormat.of().withUpperCase());
	}

	/**
	 * Store an object in COS as a put would, but without a request: for tests that need
	 * many.
	 * @param bucket the bucket, named with the APPID, which has to be there
	 * @param key the key as it stands
	 * @param content the bytes
	 */
	public void putCosObject(String bucket, String key, byte[] content) {
		new SeededObject(bucket, key, content, this.clock.instant()).store(this.storage.cos(), "STANDARD",
				HexFormat.of());
	}

	private static void create(ObjectStore store, BucketInfo bucket) {
		try {
			store.create(bucket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The bucket could not be created: " + bucket.name(), ex);
		}
	}

	/** Stop to answer, end every connection and every thread. */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.closing.countDown();
			this.front.close();
			this.storage.close();
		}
	}

	/** Describes an emulator. */
	public static final class Builder {

		private final Map<String, String> credentials = new LinkedHashMap<>();

		private final Map<String, String> ossBuckets = new LinkedHashMap<>();

		private final Map<String, String> cosBuckets = new LinkedHashMap<>();

		private String host = "127.0.0.1";

		private int ossPort;

		private int cosPort;

		private Clock clock = Clock.systemUTC();

		private boolean headErrorDetails = true;

		private boolean rememberChecksums;

		private boolean loose;

		private boolean syncDisk = true;

		private @Nullable Path directory;

		private Builder() {
		}

		/** Bind this address; by default the loopback one. */
		public Builder host(String address) {
			this.host = address;
			return this;
		}

		/** Answer as OSS on this port; 0, the default, takes any free one. */
		public Builder ossPort(int port) {
			this.ossPort = port;
			return this;
		}

		/** Answer as COS on this port; 0, the default, takes any free one. */
		public Builder cosPort(int port) {
			this.cosPort = port;
			return this;
		}

		/** Know this access key. May be called more than once; at least one is needed. */
		public Builder credential(String accessKey, String secretKey) {
			this.credentials.put(accessKey, secretKey);
			return this;
		}

		/** Keep everything in this directory; by default it is kept in memory. */
		public Builder directory(Path folder) {
			this.directory = folder;
			return this;
		}

		/**
		 * Say whether a change is on disk before it is acknowledged, so that it outlives
		 * a power failure; by default it is. Without that, a directory is faster, and
		 * what was acknowledged outlives the process, but not the machine.
		 */
		public Builder syncDisk(boolean sync) {
			this.syncDisk = sync;
			return this;
		}

		/** Create this OSS bucket at start when it is missing. */
		public Builder ossBucket(String name, String location) {
			this.ossBuckets.put(name, location);
			return this;
		}

		/** Create this COS bucket, named with the APPID, at start when it is missing. */
		public Builder cosBucket(String name, String location) {
			this.cosBuckets.put(name, location);
			return this;
		}

		/** Take the time from this clock. */
		public Builder clock(Clock source) {
			this.clock = source;
			return this;
		}

		/**
		 * Say whether a refused OSS HEAD carries the error document in {@code x-oss-err},
		 * as the service does and some proxies drop; by default it does.
		 */
		public Builder headErrorDetails(boolean details) {
			this.headErrorDetails = details;
			return this;
		}

		/**
		 * Say whether the checksums of content that came before are remembered rather
		 * than computed again; by default they are not. Benchmarks need it: the services
		 * compute theirs on other machines than the client's.
		 */
		public Builder rememberChecksums(boolean remember) {
			this.rememberChecksums = remember;
			return this;
		}

		/**
		 * Say whether requests are taken without a look at their signatures, signed or
		 * not; by default they are not.
		 */
		public Builder loose(boolean takeAll) {
			this.loose = takeAll;
			return this;
		}

		/**
		 * Start to answer.
		 * @return the emulator, to be closed
		 * @throws UncheckedIOException if a port is taken or the directory cannot be used
		 */
		public StorageEmulator start() {
			if (this.credentials.isEmpty()) {
				throw new IllegalStateException("The emulator needs at least one credential");
			}
			try {
				return new StorageEmulator(this);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex.getMessage(), ex);
			}
		}

	}

}
