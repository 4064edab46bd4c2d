package io.storager.oss;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.aliyun.oss.model.OSSObject;
import io.storager.driver.GetReply;
import io.storager.driver.ObjectHead;

/**
 * An object that is being read.
 *
 * @param object the SDK's object, which holds the connection
 * @param head what was told of the whole object
 * @param offset the first byte of the body
 * @param length how many bytes the body has
 */
record OssGetReply(OSSObject object, ObjectHead head, long offset, long length) implements GetReply {

	private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

	/** Understand the answer to a read, or give its connection up. */
	static OssGetReply of(OSSObject object) throws IOException {
		try {
			long length = OssHeads.contentLength(object.getObjectMetadata());
			String range = object.getResponse().getHeaders().get("Content-Range");
			if (range == null) {
				return new OssGetReply(object, OssHeads.told(object.getObjectMetadata(), length), 0, length);
			}
			Matcher matcher = CONTENT_RANGE.matcher(range);
			if (!matcher.matches()) {
				throw new ProtocolException("the Content-Range of the answer is '%s'".formatted(range));
			}
			long first = Long.parseLong(matcher.group(1));
			long last = Long.parseLong(matcher.group(2));
			if (last - first + 1 != length) {
				throw new ProtocolException(
						"the answer has %s bytes and the Content-Range '%s'".formatted(length, range));
			}
			long whole = Long.parseLong(matcher.group(3));
			return new OssGetReply(object, OssHeads.told(object.getObjectMetadata(), whole), first, length);
		}
		catch (Throwable ex) {
			object.forcedClose();
			throw ex;
		}
	}

	/**
	 * The body below the SDK's own stream, which counts two checksums that nobody asks
	 * for.
	 */
	@Override
	public InputStream body() {
		InputStream content = this.object.getResponse().getContent();
		return (content != null) ? content : InputStream.nullInputStream();
	}

	/** Closing the body would read the rest of it first. */
	@Override
	public void abort() throws IOException {
		this.object.forcedClose();
	}

}
