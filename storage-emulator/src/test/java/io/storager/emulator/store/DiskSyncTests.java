package io.storager.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** In which order a directory forces what to disk. */
class DiskSyncTests {

	private final List<String> forced = new ArrayList<>();

	private final Path directory;

	DiskSyncTests(@TempDir Path directory) {
		this.directory = directory;
	}

	/** Tells files by their folder, for their names are random or hashes. */
	private final DiskSync sync = new DiskSync() {

		@Override
		void file(FileChannel file, Path path) throws IOException {
			super.file(file, path);
			assertThat(file.size()).isEqualTo(Files.size(path)).isPositive();
			DiskSyncTests.this.forced.add("file in " + Objects.requireNonNull(path.getParent()).getFileName());
		}

		@Override
		void folder(Path folder) throws IOException {
			super.folder(folder);
			DiskSyncTests.this.forced.add(String.valueOf(folder.getFileName()));
		}

	};

	@Test
	void forcesTheBytesBeforeTheRecordThatNamesThem() throws IOException {
		try (DirectoryBacking backing = new DirectoryBacking(this.directory, this.sync)) {
			ObjectStore store = new ObjectStore(backing, () -> new ComputingHasher(Runnable::run));
			store.create(new BucketInfo("photos", "here", Instant.EPOCH, "Standard", "private"));
			assertThat(this.forced).contains("file in bucket-photos").endsWith("bucket-photos");
			this.forced.clear();
			Bucket bucket = Objects.requireNonNull(store.bucket("photos"));
			bucket.put(object(bucket, "a"), (previous) -> {
			});
			assertThat(this.forced).containsExactly("file in data", "data", "file in objects", "objects");
			this.forced.clear();
			bucket.delete("a", Instant.EPOCH);
			assertThat(this.forced).containsExactly("objects");
			bucket.startUpload("1", object(bucket, "b"));
			this.forced.clear();
			ReceivedContent part = content(bucket);
			Objects.requireNonNull(bucket.uploads().get("b", "1"))
				.put(new UploadPart(1, part.blob(), "", part.crc64(), Instant.EPOCH));
			assertThat(this.forced).containsExactly("file in data", "data", "file in 1", "1");
			this.forced.clear();
			bucket.uploads().get("b", "1").end((parts) -> {
			});
			assertThat(this.forced).containsExactly("1");
		}
	}

	private static StoredObject object(Bucket bucket, String key) throws IOException {
		ReceivedContent content = content(bucket);
		return new StoredObject(key, content.blob(), "", content.crc64(), Instant.EPOCH, "Standard", Map.of(), Map.of(),
				StoredObject.Encryption.NONE);
	}

	private static ReceivedContent content(Bucket bucket) throws IOException {
		try (ContentReceiver receiver = bucket.receive(3)) {
			receiver.take(ByteBuffer.wrap(new byte[] { 1, 2, 3 }));
			return receiver.finish();
		}
	}

}
