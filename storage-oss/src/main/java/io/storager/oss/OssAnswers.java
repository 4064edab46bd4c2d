package io.storager.oss;

import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.internal.OSSHeaders;
import org.jspecify.annotations.Nullable;

/** What the SDK leaves in answers. */
final class OssAnswers {

	private OssAnswers() {
	}

	/** The CRC-64 in the headers of an answer. */
	static @Nullable Long crc64(@Nullable ResponseMessage response) {
		String crc64 = (response != null) ? response.getHeaders().get(OSSHeaders.OSS_HASH_CRC64_ECMA) : null;
		return (crc64 != null) ? Long.parseUnsignedLong(crc64) : null;
	}

}
