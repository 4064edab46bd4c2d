package io.storager.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;

import io.storager.emulator.control.ControlService;
import io.storager.emulator.cos.CosVendor;
import io.storager.emulator.http.HttpFront;
import io.storager.emulator.oss.OssVendor;
import io.storager.emulator.service.Circumstances;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Gateway;
import io.storager.emulator.service.PagesByDefault;
import io.storager.emulator.tls.CertificateAuthority;
import io.storager.emulator.tls.ServerCertificates;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;
import org.jspecify.annotations.Nullable;

/** One process that answers as Aliyun OSS on one port and as Tencent COS on another. */
public final class StorageEmulator implements AutoCloseable {

	/** Where an OSS bucket lives that is given no location. */
	static final String OSS_LOCATION = "oss-cn-hangzhou";

	/** Where a COS bucket lives that is given no location. */
	static final String COS_LOCATION = "ap-guangzhou";

	private final RequestLog requests = new RequestLog();

	private static final int OFF = -1;

	private final Faults faults = new Faults();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Credentials credentials;

	private final HttpFront front;

	private final Map<String, String> ossBuckets;

	private final Map<String, String> cosBuckets;

	private final List<Path> seeds;

	private final EmulatorClock clock;

	private final Contents contents;

	private final @Nullable CertificateAuthority authority;

	private final Storage storage;

	private final HttpFront.@Nullable Listener oss;

	private final HttpFront.@Nullable Listener cos;

	private final HttpFront.@Nullable Listener control;

	private StorageEmulator(Builder builder) throws IOException {
		this.ossBuckets = new LinkedHashMap<>(builder.ossBuckets);
		this.cosBuckets = new LinkedHashMap<>(builder.cosBuckets);
		this.seeds = List.copyOf(builder.seeds);
		this.credentials = new Credentials(builder.credentials);
		this.clock = new EmulatorClock(builder.clock);
		this.storage = new Storage(builder.directory, builder.syncDisk, builder.rememberChecksums);
		this.contents = new Contents(this.storage, this.clock);
		this.front = new HttpFront();
		try {
			setUp();
			this.authority = builder.https ? authority(builder) : null;
			SSLContext tls = (this.authority != null) ? ServerCertificates.context(this.authority, builder.host) : null;
			Credentials credentials = this.credentials;
			Circumstances circumstances = new Circumstances(this.clock, this.clock.base(), this.requests, this.faults,
					this.closing, builder.loose, new PagesByDefault(isLoopback(builder.host)));
			this.oss = (builder.ossPort != OFF) ? this.front.listen(builder.host, builder.ossPort, tls,
					new Gateway(new OssVendor(credentials, builder.headErrorDetails, builder.ossAppendKeyId),
							this.storage.oss(), circumstances))
					: null;
			this.cos = (builder.cosPort != OFF) ? this.front.listen(builder.host, builder.cosPort, tls,
					new Gateway(new CosVendor(credentials), this.storage.cos(), circumstances)) : null;
			this.control = (builder.controlHost != null) ? this.front.listen(builder.controlHost, builder.controlPort,
					new ControlService(new EmulatorControls(this), builder.controlHost)) : null;
			this.front.start();
		}
		catch (IOException | RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private static CertificateAuthority authority(Builder builder) throws IOException {
		CertificateAuthority authority = (builder.directory != null)
				? CertificateAuthority.keptIn(builder.directory.resolve("https")) : CertificateAuthority.create();
		if (builder.caFile != null) {
			Files.writeString(builder.caFile, authority.pem());
		}
		return authority;
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			// Nothing can listen there either, and that is told in a moment.
			return false;
		}
	}

	/** Begin to describe an emulator. */
	public static Builder builder() {
		return new Builder();
	}

	/** Return where OSS answers, such as {@code http://127.0.0.1:9300}. */
	public URI ossEndpoint() {
		return endpoint(started(this.oss, "OSS").address());
	}

	/** Return where COS answers, such as {@code http://127.0.0.1:9301}. */
	public URI cosEndpoint() {
		return endpoint(started(this.cos, "COS").address());
	}

	private static HttpFront.Listener started(HttpFront.@Nullable Listener listener, String service) {
		if (listener == null) {
			throw new IllegalStateException("This emulator was started without " + service);
		}
		return listener;
	}

	private URI endpoint(InetSocketAddress address) {
		return endpoint((this.authority != null) ? "https" : "http", address);
	}

	private static URI endpoint(String scheme, InetSocketAddress address) {
		String host = address.getHostString();
		// An IPv6 address stands in brackets.
		return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
	}

	/**
	 * Return the certificate of the authority that clients have to trust, or {@code null}
	 * without HTTPS.
	 */
	public @Nullable X509Certificate certificateAuthority() {
		return (this.authority != null) ? this.authority.certificate() : null;
	}

	/**
	 * Return where the control API answers, such as {@code http://127.0.0.1:9302}, or
	 * {@code null} if it was not asked for.
	 */
	public @Nullable URI controlEndpoint() {
		return (this.control != null) ? endpoint("http", this.control.address()) : null;
	}

	/** Return the port on which OSS answers. */
	public int ossPort() {
		return started(this.oss, "OSS").address().getPort();
	}

	/** Return the port on which COS answers. */
	public int cosPort() {
		return started(this.cos, "COS").address().getPort();
	}

	/** Return what may go wrong on purpose. */
	public Faults faults() {
		return this.faults;
	}

	/** Return the time of the services, which can be advanced. */
	public EmulatorClock clock() {
		return this.clock;
	}

	/**
	 * Know a temporary credential too, as a token service gives it.
	 * @param accessKey the access key
	 * @param secretKey its secret key
	 * @param token the security token that its requests have to carry
	 * @param expiry when it ends, by the emulator's {@link #clock() time}
	 */
	public void addTemporaryCredential(String accessKey, String secretKey, String token, Instant expiry) {
		this.credentials.addTemporary(accessKey, secretKey, token, expiry);
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
		this.contents.createOssBucket(name, location);
	}

	/**
	 * Create a COS bucket unless it is there.
	 * @param name the name with the APPID, such as {@code photos-1250000000}
	 * @param location the region, such as {@code ap-guangzhou}
	 */
	public void createCosBucket(String name, String location) {
		this.contents.createCosBucket(name, location);
	}

	/**
	 * Store an object in OSS as a put would, but without a request: for tests that need
	 * many.
	 * @param bucket the bucket, which has to be there
	 * @param key the key as it stands
	 * @param content the bytes
	 */
	public void putOssObject(String bucket, String key, byte[] content) {
		this.contents.putOssObject(bucket, key, content);
	}

	/**
	 * Store an object in COS as a put would, but without a request: for tests that need
	 * many.
	 * @param bucket the bucket, named with the APPID, which has to be there
	 * @param key the key as it stands
	 * @param content the bytes
	 */
	public void putCosObject(String bucket, String key, byte[] content) {
		this.contents.putCosObject(bucket, key, content);
	}

	/**
	 * Remember all buckets and objects as they are, but no upload in parts that is under
	 * way. What is changed meanwhile may or may not be in it.
	 * @return the snapshot, to be closed
	 */
	public EmulatorSnapshot snapshot() {
		try {
			return this.contents.snapshot();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The snapshot failed", ex);
		}
	}

	/**
	 * Put back the buckets and objects of a snapshot, in place of everything. Requests
	 * that are under way meanwhile fail or find either.
	 * @param snapshot a snapshot of this emulator that is not closed
	 */
	public void restore(EmulatorSnapshot snapshot) {
		try {
			this.contents.restore(snapshot);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The snapshot could not be restored", ex);
		}
	}

	/**
	 * Be as after a start with an empty directory: with the buckets and the seed that the
	 * builder was given, no faults, an empty log, and a clock that was never advanced.
	 */
	public void reset() {
		this.faults.clear();
		this.clock.reset();
		try {
			this.contents.clear();
			setUp();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The reset failed", ex);
		}
		this.requests.clear();
	}

	private void setUp() throws IOException {
		this.contents.setUp(this.ossBuckets, this.cosBuckets, this.seeds);
	}

	/** Return all buckets, each with its service and location, for people to read. */
	List<String> describeBuckets() {
		return this.contents.describeBuckets();
	}

	/**
	 * Stop to listen, let the requests end that are being answered, and close.
	 * @param limit how long to wait for them at most
	 * @return whether all have ended before the limit
	 */
	public boolean close(Duration limit) {
		boolean ended = this.front.drain(limit);
		close();
		return ended;
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

		private boolean ossAppendKeyId;

		private boolean syncDisk = true;

		private final List<Path> seeds = new ArrayList<>();

		private boolean https;

		private @Nullable Path caFile;

		private @Nullable String controlHost;

		private int controlPort;

		private @Nullable Path directory;

		private Builder() {
		}

		/** Bind this address; by default the loopback one. */
		public Builder host(String address) {
			this.host = address;
			return this;
		}

		/** Do not answer as OSS at all. */
		public Builder withoutOss() {
			this.ossPort = OFF;
			return this;
		}

		/** Do not answer as COS at all. */
		public Builder withoutCos() {
			this.cosPort = OFF;
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

		/**
		 * Copy this folder at start: its folders become buckets of both services, in COS
		 * with {@code -1250000000} behind a name without APPID, and the files in them
		 * become objects. An object that is there already stays as it is. May be called
		 * more than once.
		 */
		public Builder seed(Path folder) {
			this.seeds.add(folder);
			return this;
		}

		/**
		 * Say whether the ports take HTTPS beside HTTP, with certificates that the
		 * emulator makes; by default they do not. With a directory, the authority that
		 * signs them is kept in it.
		 */
		public Builder https(boolean both) {
			this.https = both;
			return this;
		}

		/**
		 * Take HTTPS, and write the certificate of the authority that clients have to
		 * trust to this file, in PEM.
		 */
		public Builder caFile(Path file) {
			this.caFile = file;
			return https(true);
		}

		/**
		 * Answer the control API, too, which anybody may call who reaches it; by default
		 * it is not there.
		 * @param address the address to bind, usually {@code 127.0.0.1}
		 * @param port the port, or 0 for any free one
		 */
		public Builder control(String address, int port) {
			this.controlHost = address;
			this.controlPort = port;
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
		 * Say whether AppendObject of OSS takes the id of a key of the key management
		 * service; by default it does not, as the vendor's pages say.
		 */
		public Builder ossAppendKeyId(boolean takesIt) {
			this.ossAppendKeyId = takesIt;
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
