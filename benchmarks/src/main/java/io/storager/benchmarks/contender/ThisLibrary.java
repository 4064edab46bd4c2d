package io.storager.benchmarks.contender;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.storager.Content;
import io.storager.Storager;
import io.storager.manager.TransferManager;
import io.storager.manager.TransferOptions;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeResult;

/** A storager as the starter makes it. */
final class ThisLibrary implements SmallObjects, FileTransfers, StreamTransfers, Lister, Deleter, TreeCopier {

	private final Storager storager;

	private final TransferManager manager = TransferManager.create();

	private final Runnable shutdown;

	ThisLibrary(Storager storager, Runnable shutdown) {
		this.storager = storager;
		this.shutdown = shutdown;
	}

	@Override
	public String name() {
		return "this library";
	}

	@Override
	public Role role() {
		return Role.OURS;
	}

	@Override
	public void put(String key, byte[] content) {
		this.storager.write(key, Content.of(content));
	}

	@Override
	public byte[] get(String key) {
		return this.storager.readAllBytes(key);
	}

	@Override
	@SuppressWarnings("NullAway") // of an object that exists a stat tells the length
	public long stat(String key) {
		return this.storager.stat(key).contentLength();
	}

	@Override
	public void upload(Path file, String key) {
		this.storager.write(key, Content.of(file));
	}

	@Override
	public void download(String key, Path file) {
		this.storager.read(key, file);
	}

	@Override
	public void write(String key, InputStream stream, long length) {
		this.storager.write(key, Content.of(stream));
	}

	@Override
	public void read(String key, OutputStream output) {
		this.storager.read(key, output);
	}

	@Override
	public void list(String prefix, Consumer<String> keys) {
		this.storager.list(prefix).forEach((object) -> keys.accept(object.id()));
	}

	@Override
	public void delete(List<String> keys) {
		this.storager.deleteAll(keys.stream()).orThrow();
	}

	@Override
	public long copyTree(String path, String target) {
		TreeOptions throughHere = TreeOptions.builder()
			.copy(TransferOptions.builder().serverSide(false).build())
			.build();
		TreeResult result = this.manager.copyTree(this.storager, path, this.storager, target, throughHere);
		return result.done();
	}

	@Override
	public void close() {
		this.manager.close();
		this.shutdown.run();
	}

}
