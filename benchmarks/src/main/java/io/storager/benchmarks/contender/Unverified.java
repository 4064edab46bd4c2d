package io.storager.benchmarks.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** The OSS SDK with its checksums turned off. */
final class Unverified implements FileTransfers, StreamTransfers {

	private final OssSdk sdk;

	/** Use a client whose checksums are turned off. */
	Unverified(OssSdk sdk) {
		this.sdk = sdk;
	}

	@Override
	public String name() {
		return "OSS SDK, CRC off";
	}

	@Override
	public Role role() {
		return Role.UNVERIFIED;
	}

	@Override
	public void upload(Path file, String key) {
		this.sdk.upload(file, key);
	}

	@Override
	public void download(String key, Path file) {
		this.sdk.download(key, file);
	}

	@Override
	public void write(String key, InputStream stream, long length) {
		this.sdk.write(key, stream, length);
	}

	@Override
	public void read(String key, OutputStream output) throws IOException {
		this.sdk.read(key, output);
	}

	@Override
	public void close() {
		this.sdk.close();
	}

}
