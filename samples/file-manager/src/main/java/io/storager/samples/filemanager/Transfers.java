package io.storager.samples.filemanager;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.storager.Copier;
import io.storager.Direr;
import io.storager.Encryption;
import io.storager.ObjectMode;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.manager.TransferManager;
import io.storager.manager.TransferOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.StatOptions;
import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

/**
 * Copies and moves, a few at once. Where the service can, it copies by itself; between
 * the clouds the bytes stream through here, none is kept, and their checksums are
 * compared.
 */
@Component
class Transfers {

	private static final int AT_ONCE = 4;

	private static final int REMEMBERED = 100;

	private final Storages storages;

	private final Versioning versioning;

	private final TransferFigures figures;

	private final TransferManager manager = TransferManager.create();

	private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

	private final Map<String, Transfer> transfers = new ConcurrentHashMap<>();

	Transfers(Storages storages, Versioning versioning, TransferFigures figures) {
		this.storages = storages;
		this.versioning = versioning;
		this.figures = figures;
	}

	/** Begin a copy or a move. */
	Transfer start(TransferRequest request) {
		this.storages.get(request.source());
		this.storages.get(request.target());
		forgetOldest();
		Transfer transfer = new Transfer(UUID.randomUUID().toString(), request);
		this.transfers.put(transfer.id(), transfer);
		transfer.runIn(this.executor, () -> run(transfer));
		return transfer;
	}

	List<Transfer> all() {
		return List.copyOf(this.transfers.values());
	}

	/** Stop a transfer, and forget it. What has been copied stays. */
	void stop(String id) {
		Transfer transfer = this.transfers.remove(id);
		if (transfer != null) {
			transfer.cancel();
		}
	}

	@PreDestroy
	void close() {
		this.executor.shutdownNow();
		this.manager.close();
	}

	private void forgetOldest() {
		if (this.transfers.size() >= REMEMBERED) {
			this.transfers.values().removeIf(Transfer::isOver);
		}
	}

	private void run(Transfer transfer) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		if (!request.isFolder()) {
			StorageObject object = source.stat(request.sourcePath(),
					StatOptions.builder().encryption(EncryptionChoice.ofKey(request.customerKey()).on(source)).build());
			transfer.expect(1, size(object));
			transfer(transfer, object, request.targetPath());
			return;
		}
		List<StorageObject> objects = source.list(request.sourcePath()).stream().toList();
		transfer.expect(objects.size(), objects.stream().mapToLong(Transfers::size).sum());
		for (StorageObject object : objects) {
			transfer(transfer, object, request.targetPath() + object.path().substring(request.sourcePath().length()));
		}
	}

	private void transfer(Transfer transfer, StorageObject object, String targetPath) {
		TransferRequest request = transfer.request();
		if (object.isDir()) {
			this.storages.get(request.target(), Direr.class).createDir(targetPath);
			if (request.move()) {
				this.storages.get(request.source())
					.delete(object.path(), DeleteOptions.builder().objectMode(ObjectMode.DIR).build());
			}
		}
		else {
			copyOrMove(transfer, object.path(), targetPath);
		}
		transfer.finished(size(object));
	}

	private void copyOrMove(Transfer transfer, String path, String targetPath) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		Storager target = this.storages.get(request.target());
		Encryption key = EncryptionChoice.ofKey(request.customerKey()).on(source);
		boolean byService = this.storages.get(request.target(), Copier.class).copiesFrom(source);
		TransferOptions options = TransferOptions.builder()
			.sourceEncryption(key)
			.encryption(source.equals(target) ? key : null)
			.forbidOverwrite(this.versioning.forbidOverwrite(request.target(), targetPath, request.overwrite()))
			.progress(byService ? transfer::progress : this.figures.passing(transfer::progress))
			.build();
		if (request.move()) {
			this.manager.move(source, path, target, targetPath, options);
		}
		else {
			this.manager.copy(source, path, target, targetPath, options);
		}
	}

	private static long size(StorageObject object) {
		return (object.contentLength() != null) ? object.contentLength() : 0;
	}

}
