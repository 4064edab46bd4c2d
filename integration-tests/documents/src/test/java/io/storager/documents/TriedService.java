package io.storager.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.qcloud.cos.COSClient;
import io.storager.Content;
import io.storager.Encryption;
import io.storager.ListMode;
import io.storager.ObjectAcl;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageObject;
import io.storager.cos.CosClientFactory;
import io.storager.cos.CosConnection;
import io.storager.cos.CosEncryption;
import io.storager.cos.CosServicer;
import io.storager.cos.CosStorager;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Faults;
import io.storager.engine.DriverServicer;
import io.storager.engine.DriverStorager;
import io.storager.options.ListMultipartOptions;
import io.storager.options.ListOptions;
import io.storager.options.ListVersionsOptions;
import io.storager.options.WriteOptions;
import io.storager.oss.OssClientFactory;
import io.storager.oss.OssConnection;
import io.storager.oss.OssEncryption;
import io.storager.oss.OssServicer;
import io.storager.oss.OssStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.jspecify.annotations.Nullable;

/** One service on the emulator, and hands of several kinds that work on it. */
final class TriedService implements AutoCloseable {

	static final String TEXT = "text";

	private static final String BUCKET = "demo-1250000000";

	private static final HmacCredential RIGHT = HmacCredential.of("AKIDExample", "secretOfTheTest");

	private static final HmacCredential WRONG = HmacCredential.of("AKIDExample", "anotherSecret");

	private static final ClientSettings CLIENT = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(5))
		.readTimeout(Duration.ofSeconds(10))
		.connectionRequestTimeout(Duration.ofSeconds(5))
		.maxConnections(8)
		.maxRetries(0)
		.build();

	private final StorageEmulator emulator = StorageEmulator.builder()
		.credential(RIGHT.accessKey(), RIGHT.secretKey())
		.ossBucket(BUCKET, "oss-cn-hangzhou")
		.cosBucket(BUCKET, "ap-guangzhou")
		.start();

	private final List<Runnable> clients = new ArrayList<>();

	private final Path folder = folder();

	private final String name;

	private final Hands hands;

	private final Hands withWrongSecret;

	private final Hands withoutBucket;

	private final Hands withoutDirs;

	private @Nullable StorageObject upload;

	private int count;

	TriedService(String name) {
		this.name = name;
		this.hands = hands(RIGHT, BUCKET, true);
		this.withWrongSecret = hands(WRONG, BUCKET, true);
		this.withoutBucket = hands(RIGHT, "missing-1250000000", true);
		this.withoutDirs = hands(RIGHT, BUCKET, false);
	}

	/**
	 * Whoever works on a service.
	 *
	 * @param storager works on a bucket
	 * @param servicer works on the account
	 * @param file a file with the text
	 */
	record Hands(DriverStorager storager, DriverServicer servicer, Path file) {
	}

	private static Path folder() {
		try {
			Path folder = Files.createTempDirectory("storager-documents-");
			Files.writeString(folder.resolve("file"), TEXT);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.name;
	}

	Faults faults() {
		return this.emulator.faults();
	}

	/** Where the service listens on this machine. */
	int port() {
		return this.name.equals("oss") ? this.emulator.ossPort() : this.emulator.cosPort();
	}

	int requests() {
		return this.emulator.requests().count();
	}

	/** Hands that can do everything. */
	Hands hands() {
		return this.hands;
	}

	Hands withWrongSecret() {
		return this.withWrongSecret;
	}

	Hands withoutBucket() {
		return this.withoutBucket;
	}

	Hands withoutDirs() {
		return this.withoutDirs;
	}

	private Hands hands(HmacCredential credential, String bucket, boolean dirs) {
		StoragerSettings settings = StoragerSettings.builder().workDir(WorkDir.parse("/work")).virtualDir(dirs).build();
		return this.name.equals("oss") ? oss(credential, bucket, settings) : cos(credential, bucket, settings);
	}

	private Hands oss(HmacCredential credential, String bucket, StoragerSettings settings) {
		OssConnection connection = OssConnection.of(Endpoint.parse(this.emulator.ossEndpoint().toString()), credential,
				"cn-hangzhou");
		OSS made = OssClientFactory.create(connection, CLIENT, (configuration) -> {
		});
		this.clients.add(made::shutdown);
		Supplier<OSS> client = () -> made;
		return new Hands(new OssStorager(client, connection, bucket, settings), new OssServicer(client, connection),
				this.folder.resolve("file"));
	}

	private Hands cos(HmacCredential credential, String bucket, StoragerSettings settings) {
		CosConnection connection = CosConnection.of(Endpoint.parse(this.emulator.cosEndpoint().toString()), credential,
				"ap-guangzhou");
		COSClient made = CosClientFactory.create(connection, CLIENT, (configuration) -> {
		});
		this.clients.add(made::shutdown);
		Supplier<COSClient> client = () -> made;
		return new Hands(new CosStorager(client, connection, bucket, settings), new CosServicer(client, connection),
				this.folder.resolve("file"));
	}

	/** Every kind of encryption of this service by the method that makes it. */
	Map<String, Encryption> encryptions() {
		Map<String, Encryption> encryptions = new LinkedHashMap<>();
		encryptions.put("serviceManaged()", Encryption.serviceManaged());
		if (this.name.equals("oss")) {
			encryptions.put("aes256()", OssEncryption.aes256());
			encryptions.put("sm4()", OssEncryption.sm4());
			encryptions.put("kms()", OssEncryption.kms());
		}
		else {
			encryptions.put("cos()", CosEncryption.cos());
			encryptions.put("kms()", CosEncryption.kms());
			encryptions.put("customerKey()", CosEncryption.customerKey(new byte[32]));
		}
		return encryptions;
	}

	/** An encryption of the other vendor. */
	Encryption foreignEncryption() {
		return this.name.equals("oss") ? CosEncryption.cos() : OssEncryption.aes256();
	}

	/** A path that has never been used. */
	String fresh() {
		this.count++;
		return "object-" + this.count;
	}

	/** The name of a bucket that has never been used. */
	String freshBucket() {
		this.count++;
		return "bucket-%s-1250000000".formatted(this.count);
	}

	/** An object that is there, and that needs the key if one is given. */
	String written(@Nullable Encryption encryption) {
		String path = fresh();
		this.hands.storager()
			.write(path, Content.ofText(TEXT), WriteOptions.builder().encryption(keyOf(encryption)).build());
		return path;
	}

	/** What an object must be stored with to be worked on with an encryption. */
	@Nullable Encryption keyOf(@Nullable Encryption encryption) {
		return (encryption instanceof CosEncryption && encryption.appliesTo(Operation.READ)) ? encryption : null;
	}

	/** An upload with two parts, always the same one. */
	StorageObject upload() {
		if (this.upload == null) {
			this.upload = this.hands.storager().createMultipart(fresh());
			this.hands.storager().writeMultipart(this.upload, Content.ofText(TEXT), 0);
			this.hands.storager().writeMultipart(this.upload, Content.ofText(TEXT), 1);
		}
		return this.upload;
	}

	private @Nullable String token(String method) {
		if (method.startsWith("listMultipart")) {
			return this.hands.storager()
				.listMultipartPage(upload(), ListMultipartOptions.builder().pageSize(1).build())
				.nextToken();
		}
		written(null);
		written(null);
		if (method.startsWith("listVersions")) {
			return this.hands.storager()
				.listVersionsPage("", ListVersionsOptions.builder().pageSize(1).build())
				.nextToken();
		}
		return this.hands.storager().listPage("", ListOptions.builder().pageSize(1).build()).nextToken();
	}

	/** An object that is archived. */
	String archived() {
		String path = fresh();
		this.hands.storager()
			.write(path, Content.ofText(TEXT),
					WriteOptions.builder().storageClass(this.name.equals("oss") ? "ColdArchive" : "ARCHIVE").build());
		return path;
	}

	/** A value for an option that the service has no reason to refuse. */
	Object sample(String method, String option) {
		return switch (option) {
			case "startAfter" -> "object";
			case "versionId", "sourceVersionId" -> "null";
			case "continuationToken" -> String.valueOf(token(method));
			case "objectMode" -> ObjectMode.DIR;
			case "multipartId" -> String.valueOf(this.hands.storager().createMultipart("upload").multipartId());
			case "listMode" -> ListMode.DIR;
			case "pageSize" -> 2;
			case "offset" -> 1L;
			case "size" -> 2L;
			case "ifMatch" -> String.valueOf(this.hands.storager().stat(written(null)).etag());
			case "ifNoneMatch" -> "0".repeat(32);
			case "ifModifiedSince" -> Instant.now().minus(Duration.ofDays(1));
			case "ifUnmodifiedSince" -> Instant.now().plus(Duration.ofDays(1));
			case "stateDirectory" -> this.folder;
			case "progress" -> (ProgressListener) (transferred, total) -> {
			};
			case "contentType", "responseContentType" -> "text/plain";
			case "contentMd5" -> "HLJR7A1WjeapKbUgxK7Y0Q==";
			case "contentDisposition", "responseContentDisposition" -> "inline";
			case "cacheControl", "responseCacheControl" -> "no-cache";
			case "contentEncoding", "responseContentEncoding" -> "gzip";
			case "contentLanguage", "responseContentLanguage" -> "zh-CN";
			case "expires", "responseExpires" -> Instant.now().plus(Duration.ofDays(1));
			case "storageClass" -> this.name.equals("oss") ? "IA" : "STANDARD_IA";
			case "userMetadata" -> Map.of("color", "red");
			case "forbidOverwrite", "keepEncryption" -> true;
			case "tags" -> Map.of("color", "red");
			case "acl" -> ObjectAcl.PRIVATE;
			case "days" -> 2;
			case "tier" -> "Standard";
			case "location" -> this.name.equals("oss") ? "cn-hangzhou" : "ap-guangzhou";
			case "trafficLimit" -> 1_000_000L;
			case "process" -> this.name.equals("oss") ? "image/resize,w_100" : "imageMogr2/thumbnail/100x";
			case "prefix" -> true;
			case "sizeMinimum" -> 1L;
			case "sizeMaximum" -> 10L;
			case "contentTypePrefix" -> "text/";
			case "successStatus" -> 201;
			case "successRedirect" -> URI.create("https://example.com/done");
			case "callback" -> "{\"callbackUrl\":\"https://example.com/\",\"callbackBody\":\"key=${object}\"}";
			default -> throw new AssertionError("There is no sample of the option '%s'".formatted(option));
		};
	}

	@Override
	public void close() {
		this.clients.forEach(Runnable::run);
		this.emulator.close();
		try {
			// What is left in it is told by the failure.
			Files.delete(this.folder.resolve("file"));
			Files.delete(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
