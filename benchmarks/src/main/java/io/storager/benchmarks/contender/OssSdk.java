package io.storager.benchmarks.contender;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.common.utils.IOUtils;
import com.aliyun.oss.internal.OSSUtils;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectListing;
import com.aliyun.oss.model.ObjectMetadata;
import io.storager.benchmarks.server.Account;
import io.storager.benchmarks.server.ServerProcess;

/** The OSS SDK as its documentation has it: one request for each operation. */
final class OssSdk implements SmallObjects, FileTransfers, StreamTransfers, Lister, Deleter, ObjectCopier {

	private static final String BUCKET = Account.OSS_BUCKET;

	private static final int PAGE = 1000;

	private static final int COPY_BUFFER = 64 * 1024;

	private final OSS client;

	OssSdk(OSS client) {
		this.client = client;
	}

	/** Make a client with the SDK's own defaults and the signature it recommends. */
	static OSS client(ServerProcess server, boolean verify) {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setSignatureVersion(SignVersion.V4);
		configuration.setCrcCheckEnabled(verify);
		return OSSClientBuilder.create()
			.endpoint(server.endpoint().toString())
			.region(Account.OSS_REGION)
			.credentialsProvider(new DefaultCredentialProvider(Account.ACCESS_KEY, Account.SECRET_KEY))
			.clientConfiguration(configuration)
			.build();
	}

	@Override
	public String name() {
		return "OSS SDK";
	}

	@Override
	public Role role() {
		return Role.RAW;
	}

	@Override
	public void put(String key, byte[] content) {
		this.client.putObject(BUCKET, key, new ByteArrayInputStream(content));
	}

	@Override
	public byte[] get(String key) throws IOException {
		try (OSSObject object = this.client.getObject(BUCKET, key)) {
			byte[] content = object.getObjectContent().readAllBytes();
			verify(object);
			return content;
		}
	}

	@Override
	public long stat(String key) {
		return this.client.getObjectMetadata(BUCKET, key).getContentLength();
	}

	@Override
	public void upload(Path file, String key) {
		this.client.putObject(BUCKET, key, file.toFile());
	}

	@Override
	public void download(String key, Path file) {
		this.client.getObject(new GetObjectRequest(BUCKET, key), file.toFile());
	}

	@Override
	public void write(String key, InputStream stream, long length) {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(length);
		this.client.putObject(BUCKET, key, stream, metadata);
	}

	@Override
	public void read(String key, OutputStream output) throws IOException {
		try (OSSObject object = this.client.getObject(BUCKET, key)) {
			InputStream content = object.getObjectContent();
			byte[] buffer = new byte[COPY_BUFFER];
			for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
				output.write(buffer, 0, count);
			}
			verify(object);
		}
	}

	/** The SDK computes a checksum of what is read; to compare it is left to the user. */
	private static void verify(OSSObject object) {
		OSSUtils.checkChecksum(IOUtils.getCRCValue(object.getObjectContent()), object.getServerCRC(),
				object.getRequestId());
	}

	@Override
	public void list(String prefix, Consumer<String> keys) {
		ListObjectsRequest request = new ListObjectsRequest(BUCKET).withPrefix(prefix).withMaxKeys(PAGE);
		ObjectListing page;
		do {
			page = this.client.listObjects(request);
			for (OSSObjectSummary summary : page.getObjectSummaries()) {
				keys.accept(summary.getKey());
			}
			request.setMarker(page.getNextMarker());
		}
		while (page.isTruncated());
	}

	@Override
	public void copy(String key, String target) throws IOException {
		put(target, get(key));
	}

	@Override
	public void delete(List<String> keys) {
		for (String key : keys) {
			this.client.deleteObject(BUCKET, key);
		}
	}

	@Override
	public void close() {
		this.client.shutdown();
	}

}
