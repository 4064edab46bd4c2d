package io.storager.benchmarks.contender;

import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.DeleteObjectsRequest;
import io.storager.benchmarks.server.Account;

/** What the OSS SDK has for deleting many objects. */
final class OssBatchDelete implements Deleter {

	private final OSS client;

	OssBatchDelete(OSS client) {
		this.client = client;
	}

	@Override
	public String name() {
		return "OSS SDK, deleteObjects";
	}

	@Override
	public Role role() {
		return Role.HELPER;
	}

	@Override
	public void delete(List<String> keys) {
		for (List<String> batch : Contenders.batches(keys)) {
			this.client.deleteObjects(new DeleteObjectsRequest(Account.OSS_BUCKET).withKeys(batch).withQuiet(true));
		}
	}

	@Override
	public void close() {
		this.client.shutdown();
	}

}
