package io.storager.test;

import io.storager.Servicer;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryServicer;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A storage in memory that is empty before each test: the fastest one, for tests of what
 * an application does with a storager. Nothing is sent, and no vendor's rules hold; with
 * {@link EmulatedStorage} they do.
 *
 * <pre class="code">
 * &#64;RegisterExtension
 * final MemoryStorage storage = MemoryStorage.bucket("photos");
 *
 * &#64;Test
 * void storesReports(Storager storager) { ... }
 * </pre>
 */
public final class MemoryStorage implements BeforeEachCallback, ParameterResolver {

	private final String bucket;

	private final StoragerSettings settings;

	private final boolean versions;

	private volatile MemoryService service;

	private volatile DriverStorager storager;

	private MemoryStorage(String bucket, StoragerSettings settings, boolean versions) {
		this.bucket = bucket;
		this.settings = settings;
		this.versions = versions;
		this.service = service();
		this.storager = new MemoryStorager(this.service, bucket, settings);
	}

	/**
	 * A storage with one bucket.
	 * @param name the bucket's name
	 */
	public static MemoryStorage bucket(String name) {
		return new MemoryStorage(name, StoragerSettings.DEFAULT, false);
	}

	/** The same, whose storager has these settings. */
	public MemoryStorage with(StoragerSettings settings) {
		return new MemoryStorage(this.bucket, settings, this.versions);
	}

	/** The same, whose bucket keeps versions of its objects. */
	public MemoryStorage withVersions() {
		return new MemoryStorage(this.bucket, this.settings, true);
	}

	private MemoryService service() {
		MemoryService service = new MemoryService();
		service.createBucket(this.bucket);
		if (this.versions) {
			service.keepVersions(this.bucket);
		}
		return service;
	}

	/** The bucket's storager, which is another one for each test. */
	public DriverStorager storager() {
		return this.storager;
	}

	/** The buckets. */
	public Servicer servicer() {
		return new MemoryServicer(this.service);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.service = service();
		this.storager = new MemoryStorager(this.service, this.bucket, this.settings);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Servicer.class || (Storager.class.getPackage().equals(type.getPackage())
				&& type.isAssignableFrom(DriverStorager.class));
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return (parameter.getParameter().getType() == Servicer.class) ? servicer() : this.storager;
	}

}
