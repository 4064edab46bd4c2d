package io.storager.samples.filemanager;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.storager.Copier;
import io.storager.Direr;
import io.storager.Encryption;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.manager.TransferManager;
import io.storager.manager.TransferOptions;
import io.storager.options.StatOptions;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

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

	private final ObjectWorkers workers;

	private final TransferManager manager = TransferManager.create();

	private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

	/** In the order in which they began. */
	private final Queue<Transfer> transfers = new ConcurrentLinkedQueue<>();

	Transfers(Storages storages, Versioning versioning, TransferFigures figures, ObjectWorkers workers) {
		this.storages = storages;
		this.versioning = versioning;
		this.figures = figures;
		this.workers = workers;
	}

	/** Begin a copy or a move. */
	Transfer start(TransferRequest request) {
		this.storages.get(request.source());
		this.storages.get(request.target());
		forgetOldest();
		Transfer transfer = new Transfer(UUID.randomUUID().toString(), request);
		this.transfers.add(transfer);
		transfer.runIn(this.executor, () -> run(transfer));
		return transfer;
	}

	List<Transfer> all() {
		return List.copyOf(this.transfers);
	}

	/** Stop a transfer, and forget it. What has been copied stays. */
	void stop(String id) {
		this.transfers.removeIf((transfer) -> {
			boolean meant = transfer.id().equals(id);
			if (meant) {
				transfer.cancel();
			}
			return meant;
		});
	}

	@PreDestroy
	void close() {
		this.executor.shutdownNow();
		this.manager.close();
	}

	private void forgetOldest() {
		if (this.transfers.size() >= REMEMBERED) {
			this.transfers.removeIf(Transfer::isOver);
		}
	}

	private void run(Transfer transfer) {
		if (transfer.request().isFolder()) {
			transferFolder(transfer);
		}
		else {
			transferObject(transfer);
		}
	}

	private void transferObject(Transfer transfer) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		StorageObject object = source.stat(request.sourcePath(),
				StatOptions.builder().encryption(key(request)).build());
		transfer.expect(1, FolderLook.size(object));
		transfer(transfer, object, request.targetPath(),
				this.versioning.forbidOverwrite(request.target(), request.targetPath(), request.overwrite()));
	}

	/** The folder is listed once to look, and again while its objects are transferred. */
	private void transferFolder(Transfer transfer) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		FolderLook look = FolderLook.at(source, request.sourcePath(), this.storages.get(request.target()),
				request.targetPath(), request.overwrite());
		transfer.expect(look.objects(), look.bytes());
		boolean forbid = this.versioning.serviceForbids(request.target(), request.overwrite());
		this.workers.forEach(source.list(request.sourcePath()).iterator(), (object) -> {
			String targetPath = request.targetPath() + object.path().substring(request.sourcePath().length());
			if (object.isDir()) {
				transferDir(request, object, targetPath);
				transfer.listener().finished(FolderLook.size(object));
			}
			else {
				transfer(transfer, object, targetPath, forbid);
			}
		});
	}

	private void transferDir(TransferRequest request, StorageObject dir, String targetPath) {
		this.storages.get(request.target(), Direr.class).createDir(targetPath);
		if (request.move()) {
			this.storages.get(request.source()).delete(dir);
		}
	}

	private @Nullable Encryption key(TransferRequest request) {
		return EncryptionChoice.ofKey(request.customerKey()).on(this.storages.get(request.source()));
	}

	private void transfer(Transfer transfer, StorageObject object, String targetPath, boolean forbidOverwrite) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		Storager target = this.storages.get(request.target());
		boolean byService = this.storages.get(request.target(), Copier.class).copiesFrom(source);
		Transfer.Listener listener = transfer.listener();
		// In another storage it gets what that one is configured with: keys of the key
		// management belong to a region.
		TransferOptions options = TransferOptions.builder()
			.sourceEncryption(key(request))
			.keepEncryption(request.source().equals(request.target()))
			.forbidOverwrite(forbidOverwrite)
			.progress(byService ? listener : this.figures.passing(listener))
			.build();
		if (request.move()) {
			this.manager.move(source, object.path(), target, targetPath, options);
		}
		else {
			this.manager.copy(source, object.path(), target, targetPath, options);
		}
		listener.finished(FolderLook.size(object));
	}

}
