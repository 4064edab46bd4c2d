package io.storager.emulator.oss;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.Reply;
import io.storager.emulator.oss.callback.Callbacks;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Cors;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.FormUpload;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.HttpDates;
import io.storager.emulator.service.ObjectTags;
import io.storager.emulator.service.Permission;
import io.storager.emulator.service.Restores;
import io.storager.emulator.service.Routes;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.service.Vendor;
import io.storager.emulator.service.VendorHeaders;
import io.storager.emulator.service.Versions;
import io.storager.emulator.service.Xml;
import io.storager.emulator.service.lifecycle.Lifecycle;
import io.storager.emulator.service.policy.Policies;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.traffic.Protocol;
import org.jspecify.annotations.Nullable;

/** Aliyun OSS. */
public final class OssVendor implements Vendor {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private final SecureRandom random = new SecureRandom();

	private final OssAuthentication authentication;

	private final Routes routes = new Routes(OssParameters.SUB_RESOURCES, OssParameters.ALLOWED_EVERYWHERE::contains,
			new VendorHeaders(OssHeaders.PREFIX, OssHeaders.ANY, OssHeaders.MISSING));

	private final Policies policies = new Policies(new OssPolicy());

	private final Lifecycle lifecycle = OssLifecycle.create();

	private final Callbacks callbacks = new Callbacks();

	private final boolean headErrorDetails;

	/**
	 * Build the service.
	 * @param credentials who may call
	 * @param headErrorDetails whether a refused HEAD carries the error document in a
	 * header
	 * @param appendKeyId whether AppendObject takes the id of a key
	 */
	public OssVendor(Credentials credentials, boolean headErrorDetails, boolean appendKeyId) {
		this.authentication = new OssAuthentication(credentials);
		this.headErrorDetails = headErrorDetails;
		new OssBuckets().register(this.routes);
		new OssListing().register(this.routes);
		new OssPut(this.callbacks).register(this.routes);
		new OssGet().register(this.routes);
		new OssDelete().register(this.routes);
		new OssAppend(appendKeyId).register(this.routes);
		new OssMultipart(this.callbacks).register(this.routes);
		new OssMultipartListing().register(this.routes);
		new OssSymlink().register(this.routes);
		new OssAcls().register(this.routes);
		new ObjectTags().register(this.routes);
		new Versions(100, Access.OWNER).register(this.routes);
		new Restores("JobParameters", new ServiceException(400, "OperationNotSupported",
				"The operation is not supported for the storage class of this object."))
			.register(this.routes);
		new FormUpload(new OssForm(this.authentication, this.callbacks)).register(this.routes);
		OssSettings.all(this.lifecycle, this.policies).register(this.routes);
		Cors.register(this.routes);
	}

	/** Return whether OSS allows a bucket of this name. */
	public static boolean isValidBucketName(String name) {
		return OssAddressing.isValidBucketName(name);
	}

	/** Return what both signatures call the addressed resource. */
	static String canonicalResource(Address address) {
		if (address.bucket() == null) {
			return "/";
		}
		return "/" + address.bucket() + "/" + ((address.key() != null) ? address.key() : "");
	}

	/** Locations are written {@code oss-cn-hangzhou}, regions {@code cn-hangzhou}. */
	static String region(Bucket bucket) {
		String location = bucket.info().location();
		return location.startsWith("oss-") ? location.substring(4) : location;
	}

	@Override
	public Protocol protocol() {
		return Protocol.OSS;
	}

	@Override
	public Address address(HttpExchange exchange) {
		return OssAddressing.address(exchange);
	}

	@Override
	public String newRequestId() {
		byte[] id = new byte[12];
		this.random.nextBytes(id);
		return HEX.formatHex(id);
	}

	@Override
	public String wrongDigestCode() {
		return "InvalidDigest";
	}

	@Override
	public String invalidTokenCode() {
		return "InvalidSecurityToken";
	}

	@Override
	public String expiredTokenCode() {
		return "SecurityTokenExpired";
	}

	@Override
	public String prefix() {
		return OssHeaders.PREFIX;
	}

	@Override
	public void owner(Xml xml) {
		OssBuckets.owner(xml);
	}

	@Override
	public long leastTrafficLimit() {
		// By the pages of the operations; a page of its own begins at 819,200.
		return 245_760;
	}

	@Override
	public boolean letsEverybody(String rule, Permission permission) {
		return OssAcls.letsEverybody(rule, permission);
	}

	@Override
	public boolean objectsRule(Permission permission) {
		return true;
	}

	@Override
	public boolean tellsVersion(String id) {
		return true;
	}

	@Override
	public boolean authenticate(Call call) {
		return this.authentication.authenticate(call);
	}

	@Override
	public @Nullable Reply page(String path) {
		return path.equals(Callbacks.KEY_PATH) ? this.callbacks.key() : null;
	}

	@Override
	public Policies policies() {
		return this.policies;
	}

	@Override
	public Lifecycle lifecycle() {
		return this.lifecycle;
	}

	@Override
	public Routes routes() {
		return this.routes;
	}

	@Override
	public Reply error(Call call, ServiceException error) {
		String host = call.header("Host");
		String document = Xml.document("Error", (xml) -> {
			xml.element("Code", error.code());
			xml.element("Message", error.getMessage());
			xml.element("RequestId", call.requestId());
			xml.element("HostId", (host != null) ? host : "");
			error.details().forEach(xml::element);
			xml.element("EC", errorCause(error));
		});
		Reply reply = Reply.of(error.status()).headers(error.headers()).header("x-oss-ec", errorCause(error));
		if (!call.method().equals("HEAD")) {
			return reply.xml(document);
		}
		return this.headErrorDetails
				? reply.header("x-oss-err", Base64.getEncoder().encodeToString(Hashing.utf8(document))) : reply;
	}

	/**
	 * The service numbers its causes; all a client can rely on is that there is a number.
	 */
	private static String errorCause(ServiceException error) {
		return String.format(Locale.ROOT, "0000-%08d", error.status());
	}

	@Override
	public void stamp(Call call, Reply reply) {
		reply.header("Server", "AliyunOSS");
		// Clients with a wrong clock set it by this.
		reply.header("Date", HttpDates.http(call.clientTime()));
		reply.header("x-oss-request-id", call.requestId());
		reply.header("x-oss-server-time", "1");
	}

}
