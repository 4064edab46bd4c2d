package io.storager.samples.filemanager;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.storager.Copier;
import io.storager.Encryption;
import io.storager.ProgressListener;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.manager.TransferManager;
import io.storager.manager.TransferOptions;
import io.storager.manager.TreeListener;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeProgress;
import io.storager.manager.TreeResult;
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
		Storager target = this.storages.get(request.target());
		StorageObject object = source.stat(request.sourcePath(),
				StatOptions.builder().encryption(EncryptionChoice.ofKey(request.customerKey()).on(source)).build());
		long size = FolderLook.size(object);
		transfer.expect(1, size);
		boolean forbid = this.versioning.forbidOverwrite(request.target(), request.targetPath(), request.overwrite());
		ProgressListener progress = (bytes, total) -> transfer.progress(0, bytes);
		TransferOptions options = options(request, forbid).toBuilder()
			.progress(isByService(request) ? progress : this.figures.passing(progress))
			.build();
		if (request.move()) {
			this.manager.move(source, request.sourcePath(), target, request.targetPath(), options);
		}
		else {
			this.manager.copy(source, request.sourcePath(), target, request.targetPath(), options);
		}
		transfer.progress(1, size);
	}

	/**
	 * Several objects at the same time. Nothing that grows with the folder is kept: it is
	 * listed once to look, and again while its objects are transferred.
	 */
	private void transferFolder(Transfer transfer) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		Storager target = this.storages.get(request.target());
		FolderLook look = FolderLook.at(source, request.sourcePath(), target, request.targetPath(),
				request.overwrite());
		transfer.expect(look.objects(), look.bytes());
		boolean forbid = this.versioning.serviceForbids(request.target(), request.overwrite());
		TreeOptions options = TreeOptions.builder()
			.copy(options(request, forbid))
			// What is there already, such as a folder's own object, is in nobody's way.
			.skipEqual(!request.overwrite())
			.stopOnFailure(true)
			.listener(listener(transfer))
			.build();
		TreeResult result = request.move()
				? this.manager.moveTree(source, request.sourcePath(), target, request.targetPath(), options)
				: this.manager.copyTree(source, request.sourcePath(), target, request.targetPath(), options);
		result.orThrow();
	}

	private TreeListener listener(Transfer transfer) {
		ProgressListener passing = this.figures.passing((bytes, total) -> {
		});
		boolean byService = isByService(transfer.request());
		return new TreeListener() {

			@Override
			public void onProgress(TreeProgress progress) {
				transfer.progress(progress.objects(), progress.bytes());
				if (!byService) {
					passing.onProgress(progress.bytes(), progress.bytes());
				}
			}

		};
	}

	private boolean isByService(TransferRequest request) {
		return this.storages.get(request.target(), Copier.class).copiesFrom(this.storages.get(request.source()));
	}

	private TransferOptions options(TransferRequest request, boolean forbidOverwrite) {
		Storager source = this.storages.get(request.source());
		Encryption key = EncryptionChoice.ofKey(request.customerKey()).on(source);
		return TransferOptions.builder()
			.sourceEncryption(key)
			.encryption(request.source().equals(request.target()) ? key : null)
			.forbidOverwrite(forbidOverwrite)
			.build();
	}

}
