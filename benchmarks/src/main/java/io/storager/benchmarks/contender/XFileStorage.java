package io.storager.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import com.aliyun.oss.OSS;
import com.qcloud.cos.COSClient;
import io.storager.benchmarks.server.Account;
import org.dromara.x.file.storage.core.FileInfo;
import org.dromara.x.file.storage.core.FileStorageProperties;
import org.dromara.x.file.storage.core.FileStorageProperties.AliyunOssConfig;
import org.dromara.x.file.storage.core.FileStorageProperties.TencentCosConfig;
import org.dromara.x.file.storage.core.FileStorageService;
import org.dromara.x.file.storage.core.FileStorageServiceBuilder;
import org.dromara.x.file.storage.core.get.ListFilesResult;
import org.dromara.x.file.storage.core.get.RemoteFileInfo;
import org.dromara.x.file.storage.core.platform.AliyunOssFileStorage;
import org.dromara.x.file.storage.core.platform.FileStorage;
import org.dromara.x.file.storage.core.platform.FileStorageClientFactory;
import org.dromara.x.file.storage.core.platform.TencentCosFileStorage;
import org.jspecify.annotations.Nullable;

/**
 * x-file-storage with its own defaults, over the clients that the raw SDKs use. It is
 * told the content type, or else it would look for one in every object.
 */
final class XFileStorage implements SmallObjects, FileTransfers, StreamTransfers, Lister, Deleter {

	private static final String PLATFORM = "benchmark";

	private static final String CONTENT_TYPE = "application/octet-stream";

	private static final int PAGE = 1000;

	private final FileStorage platform;

	private final FileStorageService service;

	private XFileStorage(FileStorage platform) {
		this.platform = platform;
		FileStorageProperties properties = new FileStorageProperties();
		properties.setDefaultPlatform(PLATFORM);
		this.service = FileStorageServiceBuilder.create(properties).useDefault().addFileStorage(platform).build();
	}

	static XFileStorage over(OSS client) {
		AliyunOssConfig config = new AliyunOssConfig();
		config.setPlatform(PLATFORM);
		config.setBucketName(Account.OSS_BUCKET);
		return new XFileStorage(new AliyunOssFileStorage(config, new Client<>(client, client::shutdown)));
	}

	static XFileStorage over(COSClient client) {
		TencentCosConfig config = new TencentCosConfig();
		config.setPlatform(PLATFORM);
		config.setBucketName(Account.COS_BUCKET);
		return new XFileStorage(new TencentCosFileStorage(config, new Client<>(client, client::shutdown)));
	}

	@Override
	public String name() {
		return "x-file-storage";
	}

	@Override
	public Role role() {
		return Role.RIVAL;
	}

	@Override
	public void put(String key, byte[] content) {
		store(key, content, null);
	}

	@Override
	public byte[] get(String key) {
		return this.service.download(info(key)).bytes();
	}

	@Override
	public long stat(String key) {
		return this.service.getFile().setPath("").setFilename(key).getFile().getSize();
	}

	@Override
	public void upload(Path file, String key) {
		store(key, file.toFile(), null);
	}

	@Override
	public void download(String key, Path file) {
		this.service.download(info(key)).file(file.toFile());
	}

	/** The length is left out: it collects parts then, as this library does. */
	@Override
	public void write(String key, InputStream stream, long length) {
		store(key, stream, null);
	}

	@Override
	public void read(String key, OutputStream output) throws IOException {
		this.service.download(info(key)).outputStream(output);
	}

	private void store(String key, Object source, @Nullable Long length) {
		this.service.of(source, key, CONTENT_TYPE, length).setPath("").setSaveFilename(key).upload();
	}

	private static FileInfo info(String key) {
		return new FileInfo().setPlatform(PLATFORM).setBasePath("").setPath("").setFilename(key);
	}

	@Override
	public void list(String prefix, Consumer<String> keys) {
		String marker = null;
		ListFilesResult page;
		do {
			page = this.service.listFiles().setPath(prefix).setMaxFiles(PAGE).setMarker(marker).listFiles();
			for (RemoteFileInfo file : page.getFileList()) {
				keys.accept(file.getPath() + file.getFilename());
			}
			marker = page.getNextMarker();
		}
		while (page.getIsTruncated());
	}

	@Override
	public void delete(List<String> keys) {
		for (String key : keys) {
			this.service.delete(info(key));
		}
	}

	@Override
	public void close() {
		this.platform.close();
	}

	/** Gives the client away that was made before. */
	private record Client<T>(T client, Runnable shutdown) implements FileStorageClientFactory<T> {

		@Override
		public String getPlatform() {
			return PLATFORM;
		}

		@Override
		public T getClient() {
			return this.client;
		}

		@Override
		public void close() {
			this.shutdown.run();
		}

	}

}
