package io.storager.samples.filemanager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.storager.Copier;
import io.storager.Direr;
import io.storager.Mover;
import io.storager.ObjectMode;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.CopyOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

/**
 * Copies and moves, a few at once. Within a storage the service copies by itself; between
 * two of them the bytes stream through here, and none is kept.
 */
@Component
class Transfers {

	private static final int AT_ONCE = 4;

	private static final int REMEMBERED = 100;

	private final Storages storages;

	private final TransferFigures figures;

	private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

	private final Map<String, Transfer> transfers = new ConcurrentHashMap<>();

	Transfers(Storages storages, TransferFigures figures) {
		this.storages = storages;
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
		else if (request.source().equals(request.target())) {
			withinStorage(transfer, object, targetPath);
		}
		else {
			betweenStorages(transfer, object, targetPath);
		}
		transfer.finished(size(object));
	}

	private void withinStorage(Transfer transfer, StorageObject object, String targetPath) {
		TransferRequest request = transfer.request();
		Storager storager = this.storages.get(request.source());
		EncryptionChoice key = EncryptionChoice.ofKey(request.customerKey());
		CopyOptions options = CopyOptions.builder()
			.sourceEncryption(key.on(storager))
			.encryption(key.on(storager))
			.forbidOverwrite(!request.overwrite())
			.build();
		if (request.move()) {
			this.storages.get(request.source(), Mover.class).move(object.path(), targetPath, options);
		}
		else {
			this.storages.get(request.source(), Copier.class).copy(object.path(), targetPath, options);
		}
	}

	private void betweenStorages(Transfer transfer, StorageObject object, String targetPath) {
		TransferRequest request = transfer.request();
		Storager source = this.storages.get(request.source());
		Storager target = this.storages.get(request.target());
		ReadOptions read = ReadOptions.builder()
			.encryption(EncryptionChoice.ofKey(request.customerKey()).on(source))
			.progress(this.figures.receiving())
			.build();
		try (StorageInputStream stream = source.newInputStream(object.path(), read)) {
			WriteOptions write = WriteOptions.builder()
				.contentType(stream.object().contentType())
				.userMetadata(stream.object().userMetadata())
				.forbidOverwrite(!request.overwrite())
				.progress(this.figures.sending(transfer::progress))
				.build();
			target.write(targetPath, stream, size(stream.object()), write);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (request.move()) {
			source.delete(object.path());
		}
	}

	private static long size(StorageObject object) {
		return (object.contentLength() != null) ? object.contentLength() : 0;
	}

}
