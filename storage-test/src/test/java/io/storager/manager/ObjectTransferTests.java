package io.storager.manager;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ObjectAcl;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.DriverStorager;
import io.storager.error.IntegrityException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryEncryption;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Copies and moves single objects between storages. */
class ObjectTransferTests {

	private static final WriteOptions EVERYTHING = WriteOptions.builder()
		.contentType("application/x-own")
		.contentDisposition("inline")
		.cacheControl("no-cache")
		.contentEncoding("gzip")
		.contentLanguage("zh-CN")
		.userMetadata(Map.of("title", "\u62a5\u544a"))
		.tags(Map.of("kind", "report"))
		.acl(ObjectAcl.PUBLIC_READ)
		.storageClass("COLD")
		.build();

	private final TwoServices services = new TwoServices();

	private final TransferManager manager = TransferManager.create();

	@AfterEach
	void close() {
		this.manager.close();
	}

	@Test
	void carriesHeadersMetadataAndTags() {
		this.services.source.write("a", Content.ofText("text"), EVERYTHING);
		StorageObject copy = this.manager.copy(this.services.source, "a", this.services.target, "b/c");
		StorageObject stored = this.services.target.stat("b/c");
		assertThat(TwoServices.text(this.services.target, "b/c")).isEqualTo("text");
		assertThat(copy.path()).isEqualTo("b/c");
		assertThat(stored.contentType()).isEqualTo("application/x-own");
		assertThat(stored.contentDisposition()).isEqualTo("inline");
		assertThat(stored.cacheControl()).isEqualTo("no-cache");
		assertThat(stored.contentEncoding()).isEqualTo("gzip");
		assertThat(stored.contentLanguage()).isEqualTo("zh-CN");
		assertThat(stored.userMetadata()).containsExactly(Map.entry("title", "\u62a5\u544a"));
		assertThat(this.services.target.tags("b/c")).containsExactly(Map.entry("kind", "report"));
		assertThat(this.services.target.acl("b/c")).isEqualTo(ObjectAcl.DEFAULT);
		assertThat(stored.storageClass()).isNotEqualTo("COLD");
		assertThat(this.services.source.exists("a")).isTrue();
	}

	@Test
	void carriesWhatTheOptionsSay() {
		this.services.source.write("a", Content.ofText("text"), EVERYTHING);
		for (boolean serverSide : new boolean[] { false, true }) {
			DriverStorager target = serverSide ? this.services.source : this.services.target;
			this.manager.copy(this.services.source, "a", target, "all",
					TransferOptions.builder().acl(true).keepStorageClass(true).build());
			assertThat(target.acl("all")).isEqualTo(ObjectAcl.PUBLIC_READ);
			assertThat(target.stat("all").storageClass()).isEqualTo("COLD");
			this.manager.copy(this.services.source, "a", target, "none.txt",
					TransferOptions.builder().headers(false).userMetadata(false).tags(false).build());
			StorageObject none = target.stat("none.txt");
			assertThat(none.cacheControl()).isNull();
			assertThat(none.contentType()).isNotEqualTo("application/x-own");
			assertThat(none.userMetadata()).isEmpty();
			assertThat(none.storageClass()).isNotEqualTo("COLD");
			assertThat(target.tags("none.txt")).isEmpty();
			this.manager.copy(this.services.source, "a", target, "cold",
					TransferOptions.builder().storageClass("COLD").build());
			assertThat(target.stat("cold").storageClass()).isEqualTo("COLD");
		}
	}

	@Test
	void letsTheServiceCopyWhereItCan() {
		this.services.sources.createBucket("neighbour");
		DriverStorager neighbour = this.services.source((service) -> new MemoryBucketDriver(service, "neighbour") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) {
				throw new AssertionError("the bytes came by");
			}

		});
		this.services.source.write("a", Content.ofText("text"), EVERYTHING);
		this.manager.copy(this.services.source, "a", neighbour, "a");
		StorageObject stored = neighbour.stat("a");
		assertThat(stored.contentType()).isEqualTo("application/x-own");
		assertThat(stored.userMetadata()).containsExactly(Map.entry("title", "\u62a5\u544a"));
		assertThat(neighbour.tags("a")).containsExactly(Map.entry("kind", "report"));
		assertThat(stored.storageClass()).isNotEqualTo("COLD");
		assertThat(TwoServices.text(neighbour, "a")).isEqualTo("text");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.manager.copy(this.services.source, "a", neighbour, "b",
					TransferOptions.builder().serverSide(false).build()))
			.withMessageContaining("the bytes came by");
	}

	@Test
	void copiesLargeObjectsAndEmptyOnes() {
		byte[] large = new byte[20 << 20];
		new Random(1).nextBytes(large);
		List<Long> progress = new ArrayList<>();
		this.services.source.write("large", Content.of(large));
		this.services.source.write("empty", Content.of(new byte[0]));
		this.manager.copy(this.services.source, "large", this.services.target, "large",
				TransferOptions.builder().progress((transferred, total) -> progress.add(transferred)).build());
		this.manager.copy(this.services.source, "empty", this.services.target, "empty");
		assertThat(this.services.target.readAllBytes("large")).isEqualTo(large);
		assertThat(this.services.target.stat("empty").contentLength()).isZero();
		assertThat(progress).isSorted().last().isEqualTo((long) large.length);
	}

	@Test
	void readsAndWritesEncryptedObjects() {
		MemoryEncryption key = MemoryEncryption.customerKey("one");
		MemoryEncryption other = MemoryEncryption.customerKey("other");
		this.services.source.write("a", Content.ofText("text"), WriteOptions.builder().encryption(key).build());
		this.manager.copy(this.services.source, "a", this.services.target, "a",
				TransferOptions.builder().sourceEncryption(key).encryption(other).build());
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.services.target.readAllBytes("a"));
		this.manager.move(this.services.target, "a", this.services.source, "b",
				TransferOptions.builder().sourceEncryption(other).build());
		assertThat(TwoServices.text(this.services.source, "b")).isEqualTo("text");
		assertThat(TwoServices.paths(this.services.target)).isEmpty();
	}

	@Test
	void doesNotOverwriteIfThatIsForbidden() {
		this.services.source.write("a", Content.ofText("new"));
		this.services.target.write("a", Content.ofText("old"));
		assertThatExceptionOfType(PreconditionFailedException.class)
			.isThrownBy(() -> this.manager.move(this.services.source, "a", this.services.target, "a",
					TransferOptions.builder().forbidOverwrite(true).build()));
		assertThat(TwoServices.text(this.services.target, "a")).isEqualTo("old");
		assertThat(this.services.source.exists("a")).isTrue();
	}

	@Test
	void tellsThatThereIsNoSource() {
		assertThatExceptionOfType(ObjectNotExistException.class)
			.isThrownBy(() -> this.manager.copy(this.services.source, "none", this.services.target, "a"))
			.satisfies((failure) -> {
				assertThat(failure.bucket()).isEqualTo("source");
				assertThat(failure.path()).isEqualTo("none");
			});
	}

	@Test
	void moves() {
		this.services.source.write("a", Content.ofText("text"));
		this.services.source.write("b", Content.ofText("text"));
		this.manager.move(this.services.source, "a", this.services.target, "a");
		this.manager.move(this.services.source, "b", this.services.source, "c");
		assertThat(TwoServices.paths(this.services.source)).containsExactly("c");
		assertThat(TwoServices.text(this.services.target, "a")).isEqualTo("text");
	}

	@Test
	void movesNothingOntoItself() {
		this.services.source.write("a", Content.ofText("text"));
		Storager same = this.services.source((service) -> new MemoryBucketDriver(service, "source"));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.manager.move(this.services.source, "a", same, "/a"))
			.withMessageContaining("onto itself");
		assertThat(TwoServices.text(this.services.source, "a")).isEqualTo("text");
	}

	/** What was written since is not what was copied. */
	@Test
	void deletesOnlyWhatItHasCopied() {
		this.services.source.write("a", Content.ofText("first"));
		DriverStorager target = this.services.target((service) -> new MemoryBucketDriver(service, "target") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				PutReply reply = super.put(key, payload, request);
				ObjectTransferTests.this.services.source.write("a", Content.ofText("second"));
				return reply;
			}

		});
		assertThatExceptionOfType(PreconditionFailedException.class)
			.isThrownBy(() -> this.manager.move(this.services.source, "a", target, "a"))
			.withMessageContaining("written anew meanwhile")
			.satisfies((failure) -> assertThat(failure.operation()).isEqualTo(Operation.MOVE));
		assertThat(TwoServices.text(this.services.source, "a")).isEqualTo("second");
		assertThat(TwoServices.text(target, "a")).isEqualTo("first");
	}

	@Test
	void saysThatBothAreThereIfTheSourceCannotBeDeleted() {
		this.services.source.write("a", Content.ofText("text"));
		this.services.sources.refuseToDelete(Set.of("a"));
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.manager.move(this.services.source, "a", this.services.target, "b"))
			.withMessageContaining("it was copied to 'b', but it is still there")
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
		assertThat(this.services.target.exists("b")).isTrue();
	}

	/** A storager that checks nothing by itself gives other bytes than it tells of. */
	@Test
	void storesNothingIfTheBytesAreNotThoseOfTheSource() {
		this.services.target.write("a", Content.ofText("old"));
		Storager source = UncheckedStorager.of(this.services.source, "text", "tixt");
		this.services.source.write("a", Content.ofText("text"));
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.manager.copy(source, "a", this.services.target, "a"))
			.withMessageContaining("CRC-64");
		assertThat(TwoServices.text(this.services.target, "a")).isEqualTo("old");
	}

	/** Of a storager that does not look, nor of a service that tells something else. */
	@Test
	void comparesWhatTheTargetHasStored() {
		this.services.source.write("a", Content.ofText("text"));
		Storager target = UncheckedStorager.storing(this.services.target, "tixt");
		assertThatExceptionOfType(IntegrityException.class)
			.isThrownBy(() -> this.manager.move(this.services.source, "a", target, "a"))
			.withMessageContaining("CRC-64");
		assertThat(this.services.source.exists("a")).isTrue();
	}

	@Test
	void storesNothingIfTheSourceChangesWhileItIsRead() {
		byte[] bytes = new byte[1 << 20];
		DriverStorager breaking = new MemoryStorager(new MemoryBucketDriver(this.services.sources, "source") {

			private boolean broken;

			@Override
			public GetReply get(String key, GetRequest request) throws Exception {
				GetReply reply = super.get(key, request);
				if (this.broken) {
					return reply;
				}
				this.broken = true;
				// It breaks off in the middle, and somebody writes it anew.
				ObjectTransferTests.this.services.source.write("a", Content.of(new byte[bytes.length]));
				return new Half(reply);
			}

			@Override
			public Failure describe(Throwable error, Operation operation) {
				return (error instanceof IOException)
						? Failure.of(ErrorCode.SERVICE_INTERNAL, "the connection broke").temporary(true)
						: super.describe(error, operation);
			}

		}, StoragerSettings.DEFAULT.withMaxRetries(2));
		new Random(2).nextBytes(bytes);
		this.services.source.write("a", Content.of(bytes));
		assertThatExceptionOfType(PreconditionFailedException.class)
			.isThrownBy(() -> this.manager.copy(breaking, "a", this.services.target, "a"));
		assertThat(TwoServices.paths(this.services.target)).isEmpty();
	}

	/**
	 * Half of a reply.
	 *
	 * @param whole all of it
	 */
	private record Half(GetReply whole) implements GetReply {

		@Override
		public ObjectHead head() {
			return this.whole.head();
		}

		@Override
		public long offset() {
			return this.whole.offset();
		}

		@Override
		public long length() {
			return this.whole.length();
		}

		@Override
		public InputStream body() {
			try {
				byte[] half = this.whole.body().readNBytes((int) (this.whole.length() / 2));
				return new SequenceInputStream(new ByteArrayInputStream(half), new InputStream() {

					@Override
					public int read() throws IOException {
						throw new IOException("the connection broke");
					}

				});
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void abort() throws IOException {
			this.whole.abort();
		}

	}

	@Test
	void refusesAConcurrencyThatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> TransferManager.builder().concurrency(0))
			.withMessageContaining("allowed: 1 to 1024");
		assertThatIllegalArgumentException().isThrownBy(() -> TransferManager.builder().concurrency(1025));
	}

}
