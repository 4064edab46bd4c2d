package io.storager.cos;

import java.io.InputStream;
import java.net.ProtocolException;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.AppendObjectResult;
import io.storager.driver.AppendDriver;
import io.storager.driver.Payload;
import io.storager.driver.PutRequest;

/**
 * Appends to objects. The SDK would repeat an append whose answer was lost:
 * {@link CosRetries} keeps it from that.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record CosAppends(Supplier<COSClient> client, String bucket) implements AppendDriver {

	@Override
	public AppendReply append(String key, long position, Payload payload, PutRequest request) throws Exception {
		CosKeys.requireTransportable(key);
		try (InputStream content = payload.open()) {
			AppendObjectResult result = this.client.get()
				.appendObject(CosPuts.append(this.bucket, key, position, payload, content, request));
			return AppendReply.of(result.getNextAppendPosition(), CosHeads.crc64(result.getMetadata()))
				.withVersionId(result.getMetadata().getVersionId());
		}
		catch (NumberFormatException ex) {
			// The SDK reads the header without looking whether it is there.
			throw new ProtocolException("the answer to the append does not say where the object ends");
		}
	}

}
