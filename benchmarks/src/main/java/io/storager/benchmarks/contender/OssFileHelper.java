package io.storager.benchmarks.contender;

import java.io.IOException;
import java.nio.file.Path;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.DownloadFileRequest;
import com.aliyun.oss.model.UploadFileRequest;
import io.storager.benchmarks.server.Account;

/**
 * What the OSS SDK has for big files. Its own parts of 100 KiB and its one thread would
 * do it no justice.
 */
final class OssFileHelper implements FileTransfers {

	private static final String BUCKET = Account.OSS_BUCKET;

	private final OSS client;

	OssFileHelper(OSS client) {
		this.client = client;
	}

	@Override
	public String name() {
		return "OSS SDK, uploadFile, downloadFile";
	}

	@Override
	public Role role() {
		return Role.HELPER;
	}

	@Override
	public void upload(Path file, String key) throws IOException {
		UploadFileRequest request = new UploadFileRequest(BUCKET, key, file.toString(), Contenders.PART_SIZE,
				Contenders.WAYS);
		try {
			this.client.uploadFile(request);
		}
		catch (Throwable ex) {
			throw new IOException("The upload failed", ex);
		}
	}

	@Override
	public void download(String key, Path file) throws IOException {
		DownloadFileRequest request = new DownloadFileRequest(BUCKET, key, file.toString(), Contenders.PART_SIZE,
				Contenders.WAYS, false);
		try {
			this.client.downloadFile(request);
		}
		catch (Throwable ex) {
			throw new IOException("The download failed", ex);
		}
	}

	@Override
	public void close() {
		this.client.shutdown();
	}

}
