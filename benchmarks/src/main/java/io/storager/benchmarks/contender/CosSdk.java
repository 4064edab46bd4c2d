package io.storager.benchmarks.contender;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.endpoint.RegionEndpointBuilder;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.COSObject;
import com.qcloud.cos.model.COSObjectSummary;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.ListObjectsRequest;
import com.qcloud.cos.model.ObjectListing;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.region.Region;
import io.storager.benchmarks.server.Account;
import io.storager.benchmarks.server.ServerProcess;

/** The COS SDK as its documentation has it: one request for each operation. */
final class CosSdk implements SmallObjects, FileTransfers, StreamTransfers, Lister, Deleter, ObjectCopier {

	private static final String BUCKET = Account.COS_BUCKET;

	private static final int PAGE = 1000;

	private static final int COPY_BUFFER = 64 * 1024;

	private final COSClient client;

	CosSdk(COSClient client) {
		this.client = client;
	}

	/** Make a client with the SDK's own defaults, its MD5 included. */
	static COSClient client(ServerProcess server) {
		Region region = new Region(Account.COS_REGION);
		ClientConfig configuration = new ClientConfig(region);
		configuration.setHttpProtocol(HttpProtocol.http);
		configuration.setEndpointBuilder(new RegionEndpointBuilder(region));
		configuration.setEndpointResolver(new FixedAddress(server.endpoint().getAuthority()));
		configuration.setPrintShutdownStackTrace(false);
		return new COSClient(new BasicCOSCredentials(Account.ACCESS_KEY, Account.SECRET_KEY), configuration);
	}

	@Override
	public String name() {
		return "COS SDK";
	}

	@Override
	public Role role() {
		return Role.RAW;
	}

	@Override
	public void put(String key, byte[] content) {
		write(key, new ByteArrayInputStream(content), content.length);
	}

	@Override
	public byte[] get(String key) throws IOException {
		try (COSObject object = this.client.getObject(BUCKET, key)) {
			return object.getObjectContent().readAllBytes();
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
		try (COSObject object = this.client.getObject(BUCKET, key)) {
			InputStream content = object.getObjectContent();
			byte[] buffer = new byte[COPY_BUFFER];
			for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
				output.write(buffer, 0, count);
			}
		}
	}

	@Override
	public void list(String prefix, Consumer<String> keys) {
		ListObjectsRequest request = new ListObjectsRequest();
		request.setBucketName(BUCKET);
		request.setPrefix(prefix);
		request.setMaxKeys(PAGE);
		ObjectListing page;
		do {
			page = this.client.listObjects(request);
			for (COSObjectSummary summary : page.getObjectSummaries()) {
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

	/** Sends whatever names the cloud to one address. */
	private record FixedAddress(String address) implements EndpointResolver {

		@Override
		public String resolveGeneralApiEndpoint(String endpoint) {
			return this.address;
		}

		@Override
		public String resolveGetServiceApiEndpoint(String endpoint) {
			return this.address;
		}

	}

}
