package io.storager.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Date;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.Headers;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.model.COSObject;
import com.qcloud.cos.model.COSObjectInputStream;
import com.qcloud.cos.model.GetObjectMetadataRequest;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.PutObjectRequest;
import com.qcloud.cos.model.PutObjectResult;
import com.qcloud.cos.region.Region;
import io.storager.checksum.Crc64;
import org.apache.http.client.methods.HttpGet;

/**
 * The COS SDK, as it were, with a service that takes no time: nothing is signed or sent.
 */
final class InstantCos extends COSClient {

	private static final Date MODIFIED = new Date(0);

	private final byte[] content;

	private final byte[] buffer = new byte[8192];

	private final String crc64;

	/**
	 * Answer with one content, which is also the only one that is stored. For one thread.
	 */
	InstantCos(byte[] content) {
		super(new BasicCOSCredentials("access-key", "secret-key"), new ClientConfig(new Region("ap-guangzhou")));
		this.content = content;
		Crc64 checksum = new Crc64();
		checksum.update(content, 0, content.length);
		this.crc64 = Long.toUnsignedString(checksum.getValue());
	}

	@Override
	public PutObjectResult putObject(PutObjectRequest request) {
		try {
			InputStream sent = request.getInputStream();
			while (sent.read(this.buffer) >= 0) {
				// Forgotten as soon as it is read.
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		PutObjectResult result = new PutObjectResult();
		result.setETag("etag");
		result.setMetadata(metadata());
		return result;
	}

	@Override
	public COSObject getObject(GetObjectRequest request) {
		COSObject object = new COSObject();
		object.setObjectMetadata(metadata());
		object.setObjectContent(new COSObjectInputStream(new ByteArrayInputStream(this.content), new HttpGet()));
		return object;
	}

	@Override
	public ObjectMetadata getObjectMetadata(GetObjectMetadataRequest request) {
		return metadata();
	}

	private ObjectMetadata metadata() {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(this.content.length);
		metadata.setHeader(Headers.ETAG, "etag");
		metadata.setHeader(Headers.COS_HASH_CRC64_ECMA, this.crc64);
		metadata.setLastModified(MODIFIED);
		return metadata;
	}

}
