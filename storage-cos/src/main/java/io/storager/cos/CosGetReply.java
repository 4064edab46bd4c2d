package io.storager.cos;

import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/\\d{1,18}");

	/**
	 * Understand the answer to a read, or give its connection up.
	 * @throws ProtocolException if it does not tell its length or its range
	 */
	static CosGetReply of(COSObject object) throws ProtocolException {
		ObjectMetadata metadata = object.getObjectMetadata();
		CosBody content = new CosBody(object.getObjectContent(), metadata.getContentLength());
		try {
			return of(metadata, content);
		}
		catch (ProtocolException | RuntimeException ex) {
			content.abort();
			throw ex;
		}
	}

	private static CosGetReply of(ObjectMetadata metadata, CosBody content) throws ProtocolException {
		long length = CosHeads.contentLength(metadata);
		String range = CosHeads.text(metadata, Headers.CONTENT_RANGE);
		if (range == null) {
			return new CosGetReply(CosHeads.head(metadata), 0, length, content);
		}
		Matcher matcher = CONTENT_RANGE.matcher(range);
		if (!matcher.matches()) {
			throw new ProtocolException("the Content-Range of the answer is '%s'".formatted(range));
		}
		long first = Long.parseLong(matcher.group(1));
		if (Long.parseLong(matcher.group(2)) - first + 1 != length) {
			throw new ProtocolException("the answer has %s bytes and the Content-Range '%s'".formatted(length, range));
		}
		return new CosGetReply(CosHeads.head(metadata), first, length, content);
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
