package io.storager.emulator.service;

import java.time.Instant;
import java.util.Set;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.QueryString;
import io.storager.emulator.http.RequestHeaders;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.ObjectStore;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** A request on its way through a service. */
public final class Call {

	private final Vendor vendor;

	private final HttpExchange exchange;

	private final RequestHeaders headers;

	private final Address address;

	private final QueryString query;

	private final String requestId;

	private final Instant now;

	private final Instant clientTime;

	private final ObjectStore store;

	private final PagesByDefault pages;

	private Set<String> undeletable = Set.of();

	private boolean signed;

	private @Nullable ServiceException refusal;

	Call(Vendor vendor, HttpExchange exchange, Address address, QueryString query, Circumstances circumstances,
			ObjectStore store) {
		this.vendor = vendor;
		this.exchange = exchange;
		this.headers = exchange.headers();
		this.address = address;
		this.query = query;
		this.requestId = vendor.newRequestId();
		this.now = circumstances.clock().instant();
		this.clientTime = circumstances.clientClock().instant();
		this.pages = circumstances.pages();
		this.store = store;
	}

	private Call(Call other, Address address, RequestHeaders headers) {
		this.vendor = other.vendor;
		this.exchange = other.exchange;
		this.headers = headers;
		this.address = address;
		this.query = other.query;
		this.requestId = other.requestId;
		this.now = other.now;
		this.clientTime = other.clientTime;
		this.store = other.store;
		this.pages = other.pages;
		this.signed = other.signed;
	}

	/** Return the service that is called. */
	public Vendor vendor() {
		return this.vendor;
	}

	/** Return the HTTP side. */
	public HttpExchange exchange() {
		return this.exchange;
	}

	/** Return the HTTP method. */
	public String method() {
		return this.exchange.method();
	}

	/** Return the headers, or what stands for them in a form. */
	public RequestHeaders headers() {
		return this.headers;
	}

	/** Return this request as one to another address, with other headers. */
	public Call as(Address other, RequestHeaders otherHeaders) {
		return new Call(this, other, otherHeaders);
	}

	/** Return a header's value, or {@code null} if it was not sent. */
	public @Nullable String header(String name) {
		return headers().get(name);
	}

	/** Return the query. */
	public QueryString query() {
		return this.query;
	}

	/** Return what is addressed. */
	public Address address() {
		return this.address;
	}

	/** Return the id that the answer names. */
	public String requestId() {
		return this.requestId;
	}

	/** Return the service's time. */
	public Instant now() {
		return this.now;
	}

	/**
	 * Return the time that the client's clock should show. It differs from {@link #now()}
	 * once the emulator's clock was advanced, of which clients know nothing.
	 */
	public Instant clientTime() {
		return this.clientTime;
	}

	/** Return the buckets. */
	public ObjectStore store() {
		return this.store;
	}

	/** Return the name of the addressed bucket. */
	public String bucketName() {
		if (this.address.bucket() == null) {
			throw new IllegalStateException("Not a request to a bucket");
		}
		return this.address.bucket();
	}

	/** Return the addressed key. */
	public String key() {
		if (this.address.key() == null) {
			throw new IllegalStateException("Not a request to an object");
		}
		return this.address.key();
	}

	/** Return the addressed bucket, which has to exist. */
	public Bucket bucket() {
		Bucket bucket = this.store.bucket(bucketName());
		if (bucket == null) {
			throw Errors.noSuchBucket(bucketName());
		}
		return bucket;
	}

	/** Return the addressed version, or {@code null} if it is the latest. */
	public @Nullable String versionId() {
		String id = query().get("versionId", "");
		return id.isEmpty() ? null : id;
	}

	/** Return the addressed object or version, or {@code null} if there is none. */
	@Nullable StoredObject objectOrNull() {
		String versionId = versionId();
		return (versionId != null) ? bucket().get(key(), versionId) : bucket().get(key());
	}

	/** Return the addressed object or version, which has to exist. */
	public StoredObject object() {
		StoredObject object = objectOrNull();
		String versionId = versionId();
		if (object == null) {
			throw (versionId != null) ? Errors.noSuchVersion(key(), versionId) : hidden(Errors.noSuchKey(key()));
		}
		if (object.version().deleteMarker()) {
			throw Errors.methodNotAllowed(method())
				.withHeader(this.vendor.prefix() + "delete-marker", "true")
				.withHeader(this.vendor.prefix() + "version-id", object.version().id());
		}
		return object;
	}

	private ServiceException hidden(ServiceException missing) {
		StoredObject marker = bucket().deleteMarker(key());
		if (marker != null) {
			missing.withHeader(this.vendor.prefix() + "delete-marker", "true")
				.withHeader(this.vendor.prefix() + "version-id", marker.version().id());
		}
		return missing;
	}

	/** Return whether pages of other origins are let in where no rule says so. */
	PagesByDefault pages() {
		return this.pages;
	}

	/** Remember whether the owner has signed the call. */
	void signed(boolean byOwner) {
		this.signed = byOwner;
	}

	/** Return whether the owner has signed the call; without a look at any form. */
	public boolean isSigned() {
		return this.signed;
	}

	/** Remember why the call is refused. */
	void refused(ServiceException reason) {
		this.refusal = reason;
	}

	/** Return why the call was refused, or {@code null} if it was not. */
	@Nullable ServiceException refusal() {
		return this.refusal;
	}

	/** Delete none of these objects. */
	void protect(Set<String> keys) {
		this.undeletable = keys;
	}

	/** Return whether an object may be deleted. */
	public boolean mayDelete(String key) {
		return !this.undeletable.contains(key);
	}

}
