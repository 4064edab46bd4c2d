package io.storager.emulator.oss.callback;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.http.ReplyBody;
import io.storager.emulator.service.Call;
import io.storager.emulator.service.Json;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Calls applications back once an object is stored. The object stays whatever they say;
 * the client gets their answer in place of the service's, or 203 {@code CallbackFailed}.
 * Each address is called once, as
 * <a href="https://www.alibabacloud.com/help/en/oss/developer-reference/callback">
 * documented</a>: what failed is not called again.
 */
public final class Callbacks {

	/** Where the public key is. No bucket can have that name. */
	public static final String KEY_PATH = "/_emulator/callback_pub_key_v1.pem";

	/** How long an application may take, as documented. */
	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Set<String> VARIABLES = Set.of("bucket", "object", "etag", "size", "mimeType",
			"imageInfo.height", "imageInfo.width", "imageInfo.format", "crc64", "contentMd5", "vpcId", "clientIp",
			"reqId", "operation");

	private final CallbackKey key = new CallbackKey();

	private final CallbackClient client;

	/** Call back within the documented time. */
	public Callbacks() {
		this(LIMIT);
	}

	Callbacks(Duration limit) {
		this.client = new CallbackClient(limit);
	}

	/**
	 * Return the callback that a request asks for, or {@code null} if it asks for none.
	 * @param call the request, which has it in headers or, if it was signed in advance,
	 * in its query
	 */
	public @Nullable CallbackOrder order(Call call) {
		String callback = either(call.header("x-oss-callback"), call.query().get("callback"));
		if (callback == null || callback.isEmpty()) {
			return null;
		}
		CallbackOrder order = CallbackOrder.read(callback,
				either(call.header("x-oss-callback-var"), call.query().get("callback-var")));
		if (order != null) {
			order.check(VARIABLES);
		}
		return order;
	}

	private static @Nullable String either(@Nullable String header, @Nullable String parameter) {
		return (header != null) ? header : parameter;
	}

	/**
	 * Call back, if that was asked for.
	 * @param call the request
	 * @param order what it asks for, or {@code null}
	 * @param object the object as it is stored
	 * @param operation the name of the operation that stored it
	 * @param reply what is answered without a callback
	 * @return what to answer
	 * @throws ServiceException if no application answered well
	 */
	public Reply answer(Call call, @Nullable CallbackOrder order, StoredObject object, String operation, Reply reply)
			throws IOException {
		if (order == null) {
			return reply;
		}
		String body = order.fill(values(call, order, object, operation));
		String failure = "";
		for (CallbackUrl url : order.urls()) {
			try {
				CallbackClient.Answer answer = this.client.post(url, headers(call, order, url, body),
						body.getBytes(StandardCharsets.UTF_8));
				if (answer.status() != 200) {
					failure = "Error status : " + answer.status() + ".";
				}
				else if (!isJson(answer.body())) {
					failure = "Response body is not valid json format.";
				}
				else {
					return Reply.of(200)
						.headers(reply.headers())
						.header("Content-Type", answer.contentType())
						.body(ReplyBody.of(answer.body()));
				}
			}
			catch (IOException ex) {
				failure = message(ex);
			}
		}
		throw new ServiceException(203, "CallbackFailed", failure);
	}

	/** Say why a callback failed, as documented for the status 203. */
	static String message(IOException failure) {
		if (failure instanceof ProtocolException) {
			return String.valueOf(failure.getMessage());
		}
		return (failure instanceof SocketTimeoutException) ? "Cost too long time."
				: "Error status : -1. OSS can not connect to your callbackUrl, please check it: " + failure.getMessage()
						+ ".";
	}

	private Map<String, String> headers(Call call, CallbackOrder order, CallbackUrl url, String body) {
		Map<String, String> headers = new LinkedHashMap<>();
		String host = order.host();
		headers.put("Host", (host != null) ? host : url.host());
		headers.put("User-Agent", "aliyun-oss-callback");
		headers.put("Content-Type", order.contentType());
		headers.put("x-oss-request-id", call.requestId());
		headers.put("x-oss-pub-key-url",
				Base64.getEncoder().encodeToString(keyUrl(call).getBytes(StandardCharsets.UTF_8)));
		headers.put("Authorization", this.key.sign(url.signed() + "\n" + body));
		return headers;
	}

	/** The application is on this machine, where the client reached the emulator. */
	private static String keyUrl(Call call) {
		InetSocketAddress here = call.exchange().localAddress();
		String host = here.getAddress().getHostAddress();
		return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + here.getPort() + KEY_PATH;
	}

	private static boolean isJson(byte[] body) {
		try {
			Json.parse(new String(body, StandardCharsets.UTF_8));
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static Map<String, Object> values(Call call, CallbackOrder order, StoredObject object, String operation) {
		Map<String, Object> values = new HashMap<>();
		values.put("bucket", call.bucketName());
		values.put("object", object.key());
		values.put("etag", object.etag());
		values.put("size", object.content().size());
		values.put("mimeType", object.headers().getOrDefault("Content-Type", ""));
		values.put("crc64", Long.toUnsignedString(object.crc64()));
		String md5 = call.header("Content-MD5");
		values.put("contentMd5", (md5 != null) ? md5 : "");
		values.put("vpcId", "");
		values.put("clientIp", call.exchange().remoteAddress());
		values.put("reqId", call.requestId());
		values.put("operation", operation);
		ImageInfo image = order.tells("imageInfo.") ? image(object) : ImageInfo.NONE;
		boolean none = image.format().isEmpty();
		values.put("imageInfo.format", image.format());
		values.put("imageInfo.height", none ? "" : image.height());
		values.put("imageInfo.width", none ? "" : image.width());
		return values;
	}

	private static ImageInfo image(StoredObject object) {
		try {
			return ImageInfo.of(object.content());
		}
		catch (IOException ex) {
			// The next upload has replaced it already.
			return ImageInfo.NONE;
		}
	}

	/** Return the public key that callbacks are verified with. */
	public Reply key() {
		return Reply.of(200)
			.header("Content-Type", "application/x-x509-ca-cert")
			.body(ReplyBody.of(this.key.pem().getBytes(StandardCharsets.US_ASCII)));
	}

}
