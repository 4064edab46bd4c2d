package io.storager.cos;

import java.io.InputStream;

import com.qcloud.cos.Headers;
import com.qcloud.cos.model.COSObject;
import com.qcloud.cos.model.ObjectMetadata;
import io.storager.driver.GetReply;
import io.storager.driver.ObjectHead;

/**
 * An object that is being read.
 *
 * @param head what COS told of the whole object
 * @param offset the first byte that the body has
 * @param length how many bytes the body has
 * @param content the body
 */
record CosGetReply(ObjectHead head, long offset, long length, CosBody content) implements GetReply {

	static CosGetReply of(COSObject object) {
		ObjectMetadata metadata = object.getObjectMetadata();
		long length = metadata.getContentLength();
		CosBody content = new CosBody(object.getObjectContent(), length);
		try {
			return new CosGetReply(CosHeads.head(metadata), offset(metadata), length, content);
		}
		catch (RuntimeException ex) {
			content.abort();
			throw ex;
		}
	}

	/** The first number of {@code bytes 5-9/100}; without a range it is all. */
	private static long offset(ObjectMetadata metadata) {
		String range = CosHeads.text(metadata, Headers.CONTENT_RANGE);
		return (range != null) ? Long.parseLong(range.substring(range.indexOf(' ') + 1, range.indexOf('-'))) : 0;
	}

	@Override
	public InputStream body() {
		return this.content;
	}

	@Override
	public void abort() {
		this.content.abort();
	}

}
