package io.storager.emulator;

import java.net.URI;
import java.time.Instant;
import java.util.Date;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;

/** Links that the vendors' clients have signed, for requests no client would send. */
final class PresignedLinks {

	private PresignedLinks() {
	}

	static URI oss(TestEmulator test, String method, String key) {
		OSS client = test.oss(SignVersion.V1);
		try {
			GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(TestEmulator.OSS_BUCKET, key,
					HttpMethod.valueOf(method));
			request.setExpiration(Date.from(Instant.now().plusSeconds(600)));
			return URI.create(client.generatePresignedUrl(request).toString());
		}
		finally {
			client.shutdown();
		}
	}

}
