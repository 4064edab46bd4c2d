package io.storager.oss;

import java.net.ProtocolException;

import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.internal.OSSHeaders;
import org.jspecify.annotations.Nullable;

/** What answers must tell, whatever the SDK makes of those that do not. */
final class OssAnswers {

	private OssAnswers() {
	}

	/**
	 * The entity tag of what was stored.
	 * @throws ProtocolException if there is none, so that nothing was stored
	 */
	static String requireTag(@Nullable String etag) throws ProtocolException {
		return require(etag, "ETag");
	}

	/** What an answer must tell, or the failure that it does not. */
	static String require(@Nullable String fact, String name) throws ProtocolException {
		if (fact == null || fact.isEmpty()) {
			throw new ProtocolException("the answer looks like a success, but it has no " + name);
		}
		return fact;
	}

	/** The CRC-64 in the headers of an answer, which the SDK leaves there. */
	static @Nullable Long crc64(@Nullable ResponseMessage response) {
		String crc64 = (response != null) ? response.getHeaders().get(OSSHeaders.OSS_HASH_CRC64_ECMA) : null;
		return (crc64 != null) ? Long.parseUnsignedLong(crc64) : null;
	}

}
