package io.storager.oss;

import java.net.ProtocolException;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.AppendObjectResult;
import io.storager.driver.AppendDriver;
import io.storager.driver.AppendDriver.AppendReply;
import io.storager.driver.Payload;
import io.storager.driver.PutRequest;

/** Appends. They are POST requests, which {@link OssRetryStrategy} never repeats. */
final class OssAppends implements AppendDriver {

	private final Supplier<OSS> client;

	private final String bucket;

	OssAppends(Supplier<OSS> client, String bucket) {
		this.client = client;
		this.bucket = bucket;
	}

	@Override
	public AppendReply append(String key, long position, Payload payload, PutRequest request) throws Exception {
		AppendObjectRequest append = OssBucketDriver.quiet(new AppendObjectRequest(this.bucket, key, payload.open(),
				OssHeads.toSend(key, payload.length(), request)));
		append.setPosition(position);
		AppendObjectResult result = this.client.get().appendObject(append);
		Long next = result.getNextPosition();
		if (next == null) {
			throw new ProtocolException("the answer to the append does not say where the object ends");
		}
		return AppendReply.of(next, result.getServerCRC()).withVersionId(OssAnswers.versionId(result.getResponse()));
	}

}
