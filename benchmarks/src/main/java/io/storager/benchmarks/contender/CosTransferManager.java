package io.storager.benchmarks.contender;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.transfer.Transfer;
import com.qcloud.cos.transfer.TransferManager;
import com.qcloud.cos.transfer.TransferManagerConfiguration;
import io.storager.benchmarks.server.Account;

/** What the COS SDK has for big files. */
final class CosTransferManager implements FileTransfers {

	private static final String BUCKET = Account.COS_BUCKET;

	private final TransferManager transfers;

	CosTransferManager(COSClient client) {
		this.transfers = new TransferManager(client, Executors.newFixedThreadPool(Contenders.WAYS));
		TransferManagerConfiguration configuration = new TransferManagerConfiguration();
		configuration.setMinimumUploadPartSize(Contenders.PART_SIZE);
		this.transfers.setConfiguration(configuration);
	}

	@Override
	public String name() {
		return "COS SDK, TransferManager";
	}

	@Override
	public Role role() {
		return Role.HELPER;
	}

	@Override
	public void upload(Path file, String key) throws IOException {
		await(this.transfers.upload(BUCKET, key, file.toFile()));
	}

	/** The resumable download, which is the parallel one: ranges of 8 MiB. */
	@Override
	public void download(String key, Path file) throws IOException {
		await(this.transfers.download(new GetObjectRequest(BUCKET, key), file.toFile(), true));
	}

	private static void await(Transfer transfer) throws IOException {
		try {
			transfer.waitForCompletion();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while a transfer was under way");
		}
	}

	@Override
	public void close() {
		this.transfers.shutdownNow(true);
	}

}
