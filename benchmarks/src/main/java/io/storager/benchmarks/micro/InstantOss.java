package io.storager.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Date;

import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.PutObjectResult;
import io.storager.checksum.Crc64;

/**
 * The OSS SDK, as it were, with a service that takes no time: nothing is signed or sent.
 */
final class InstantOss extends OSSClient {

	private static final Date MODIFIED = new Date(0);

	private final byte[] content;

	private final byte[] buffer = new byte[8192];

	private final long crc64;

	/**
	 * Answer with one content, which is also the only one that is stored. For one thread.
	 */
	InstantOss(byte[] content) {
		super("http://127.0.0.1", new DefaultCredentialProvider("access-key", "secret-key"));
		this.content = content;
		Crc64 checksum = new Crc64();
		checksum.update(content, 0, content.length);
		this.crc64 = checksum.getValue();
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
		result.setServerCRC(this.crc64);
		return result;
	}

	@Override
	public OSSObject getObject(GetObjectRequest request) {
		ResponseMessage response = new ResponseMessage(null);
		response.setContent(new ByteArrayInputStream(this.content));
		OSSObject object = new OSSObject();
		object.setObjectMetadata(metadata());
		object.setResponse(response);
		return object;
	}

	@Override
	public ObjectMetadata getObjectMetadata(GenericRequest request) {
		return metadata();
	}

	private ObjectMetadata metadata() {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setHeader(OSSHeaders.CONTENT_LENGTH, (long) this.content.length);
		metadata.setHeader(OSSHeaders.ETAG, "etag");
		metadata.setHeader(OSSHeaders.OSS_HASH_CRC64_ECMA, Long.toUnsignedString(this.crc64));
		metadata.setLastModified(MODIFIED);
		return metadata;
	}

}
