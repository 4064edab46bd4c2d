package io.storager.emulator.cos;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import io.storager.emulator.http.HttpExchange;
import io.storager.emulator.http.Reply;
import io.storager.emulator.service.Access;
import io.storager.emulator.service.Address;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Cors;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.FormUpload;
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
import io.storager.emulator.traffic.Protocol;

/** Tencent COS. */
public final class CosVendor implements Vendor {

	private final SecureRandom random = new SecureRandom();

	private final Policies policies = new Policies(new CosPolicy());

	private final Lifecycle lifecycle = CosLifecycle.create();

	private final CosSignature signature;

	private final Routes routes = new Routes(CosParameters.SUB_RESOURCES, CosParameters::isAllowedEverywhere,
			new VendorHeaders(CosHeaders.PREFIX, CosHeaders.ANY, CosHeaders.MISSING));

	/**
	 * Build the service.
	 * @param credentials who may call
	 */
	public CosVendor(Credentials credentials) {
		this.signature = new CosSignature(credentials);
		new CosBuckets().register(this.routes);
		new CosListing().register(this.routes);
		new CosPut().register(this.routes);
		new CosGet().register(this.routes);
		new CosDelete().register(this.routes);
		new CosAppend().register(this.routes);
		new CosMultipart().register(this.routes);
		new CosMultipartListing().register(this.routes);
		new CosSymlink().register(this.routes);
		new CosAcls().register(this.routes);
		new ObjectTags().register(this.routes);
		new Versions(1000, Access.READ_BUCKET).register(this.routes);
		new Restores("CASJobParameters", new ServiceException(403, "InvalidObjectState",
				"The storage class of the object is not one that can be restored."))
			.register(this.routes);
		new FormUpload(new CosForm(this.signature)).register(this.routes);
		CosSettings.all(this.lifecycle, this.policies).register(this.routes);
		Cors.register(this.routes);
	}

	/** Return whether COS allows a bucket of this name. */
	public static boolean isValidBucketName(String name) {
		return CosAddressing.isValidBucketName(name);
	}

	@Override
	public Protocol protocol() {
		return Protocol.COS;
	}

	@Override
	public Address address(HttpExchange exchange) {
		return CosAddressing.address(exchange);
	}

	@Override
	public String newRequestId() {
		byte[] id = new byte[18];
		this.random.nextBytes(id);
		return "N" + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
	}

	@Override
	public String wrongDigestCode() {
		return "BadDigest";
	}

	@Override
	public String invalidTokenCode() {
		return "InvalidSecurityToken";
	}

	@Override
	public String expiredTokenCode() {
		return "ExpiredToken";
	}

	@Override
	public String prefix() {
		return CosHeaders.PREFIX;
	}

	@Override
	public void owner(Xml xml) {
		CosBuckets.owner(xml);
	}

	@Override
	public long leastTrafficLimit() {
		return 819_200;
	}

	@Override
	public boolean letsEverybody(String rule, Permission permission) {
		return CosGrants.of(rule).letsEverybody(permission);
	}

	@Override
	public boolean objectsRule(Permission permission) {
		return permission != Permission.WRITE;
	}

	@Override
	public boolean tellsVersion(String id) {
		return !id.equals("null");
	}

	@Override
	public boolean authenticate(Call call) {
		return this.signature.authenticate(call);
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
		Reply reply = Reply.of(error.status()).headers(error.headers());
		if (call.method().equals("HEAD")) {
			return reply;
		}
		String host = call.header("Host");
		return reply.xml(Xml.document("Error", (xml) -> {
			xml.element("Code", error.code());
			xml.element("Message", error.getMessage());
			error.details().forEach(xml::element);
			xml.element("Resource", ((host != null) ? host : "") + call.exchange().rawPath());
			xml.element("RequestId", call.requestId());
			xml.element("TraceId", traceId(call));
		}));
	}

	@Override
	public void stamp(Call call, Reply reply) {
		reply.header("Server", "tencent-cos");
		// Clients with a wrong clock set it by this.
		reply.header("Date", HttpDates.http(call.clientTime()));
		reply.header("x-cos-request-id", call.requestId());
		if (reply.status() >= 400) {
			reply.header("x-cos-trace-id", traceId(call));
		}
	}

	private static String traceId(Call call) {
		return Base64.getEncoder().encodeToString(call.requestId().getBytes(StandardCharsets.UTF_8));
	}

}
