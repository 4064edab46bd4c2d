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
		String crc64 = header(response, OSSHeaders.OSS_HASH_CRC64_ECMA);
		return (crc64 != null) ? Long.parseUnsignedLong(crc64) : null;
	}

	/** The id of a version in the headers of an answer. */
	static @Nullable String versionId(@Nullable ResponseMessage response) {
		return header(response, OSSHeaders.OSS_HEADER_VERSION_ID);
	}

	private static @Nullable String header(@Nullable ResponseMessage response, String name) {
		return (response != null) ? response.getHeaders().get(name) : null;
	}

}
