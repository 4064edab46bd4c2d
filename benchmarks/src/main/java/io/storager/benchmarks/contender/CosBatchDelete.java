package io.storager.benchmarks.contender;

import java.util.List;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.DeleteObjectsRequest;
import io.storager.benchmarks.server.Account;

/** What the COS SDK has for deleting many objects. */
final class CosBatchDelete implements Deleter {

	private final COSClient client;

	CosBatchDelete(COSClient client) {
		this.client = client;
	}

	@Override
	public String name() {
		return "COS SDK, deleteObjects";
	}

	@Override
	public Role role() {
		return Role.HELPER;
	}

	@Override
	public void delete(List<String> keys) {
		for (List<String> batch : Contenders.batches(keys)) {
			DeleteObjectsRequest request = new DeleteObjectsRequest(Account.COS_BUCKET)
				.withKeys(batch.toArray(String[]::new));
			request.setQuiet(true);
			this.client.deleteObjects(request);
		}
	}

	@Override
	public void close() {
		this.client.shutdown();
	}

}
