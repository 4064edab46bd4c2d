package io.storager.test.contract;

import java.util.UUID;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.Servicer;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.manager.TransferManager;
import io.storager.manager.TransferOptions;
import io.storager.manager.TreeOptions;
import io.storager.options.CopyOptions;
import io.storager.options.WriteOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Gives copies the encryption that the service tells of their source. */
abstract class KeptEncryptionContract extends Topic {

	private static final CopyOptions KEEP = CopyOptions.builder().keepEncryption(true).build();

	private static final TransferOptions KEEP_CARRIED = TransferOptions.builder()
		.keepEncryption(true)
		.serverSide(false)
		.build();

	/** With another encryption by default than any object has. */
	@SuppressWarnings("NullAway.Init")
	private DriverStorager byDefault;

	@BeforeEach
	void needsEncryption() {
		assumeFeature(Feature.ENCRYPTION);
		this.byDefault = fixture().storager(settings(fixture().encryption()));
	}

	private void write(String path, Encryption encryption) {
		this.storager.write(path, Content.ofText("text"), WriteOptions.builder().encryption(encryption).build());
	}

	private @Nullable EncryptionInfo told(String path, Encryption encryption) {
		return this.storager.stat(path, statting(encryption)).encryption();
	}

	private void requireKept(String path, @Nullable EncryptionInfo expected, Encryption encryption) {
		assertThat(told(path, encryption)).as(encryption.toString()).isNotNull().isEqualTo(expected);
		assertThat(this.storager.readAllBytes(path, reading(encryption))).asString().isEqualTo("text");
	}

	/** The key that reads the source, if it needs one. */
	private static @Nullable Encryption key(Encryption encryption) {
		return encryption.appliesTo(Operation.READ) ? encryption : null;
	}

	@Test
	void keepsItInACopyAndAMove() {
		assumeFeature(Feature.COPY);
		for (Encryption encryption : allEncryptions()) {
			write("a", encryption);
			EncryptionInfo source = told("a", encryption);
			CopyOptions keep = KEEP.toBuilder().sourceEncryption(key(encryption)).build();
			StorageObject copy = this.byDefault.copy("a", "b", keep);
			assertThat(copy.encryption()).as(encryption.toString()).isNotNull();
			requireKept("b", source, encryption);
			this.byDefault.move("b", "c", keep);
			requireKept("c", source, encryption);
			this.byDefault.updateMetadata("c", keep.toBuilder().contentType("text/html").build());
			requireKept("c", source, encryption);
			this.byDefault.copy("c", "c", keep.toBuilder().contentType("text/plain").build());
			requireKept("c", source, encryption);
		}
	}

	@Test
	void keepsThatThereIsNone() {
		assumeFeature(Feature.COPY);
		write("a", "text");
		this.byDefault.copy("a", "b", KEEP);
		this.byDefault.move("b", "c", KEEP);
		assertThat(this.storager.stat("c").encryption()).isNull();
		try (TransferManager manager = TransferManager.create()) {
			manager.copy(this.storager, "a", this.byDefault, "d", KEEP_CARRIED);
		}
		assertThat(this.storager.stat("d").encryption()).isNull();
	}

	@Test
	void keepsItInParts() {
		assumeFeature(Feature.COPY);
		assumeFeature(Feature.MULTIPART);
		byte[] large = bytes((int) this.storager.metadata().multipartSizeMinimum() * 5 / 2);
		for (Encryption encryption : allEncryptions()) {
			this.storager.write("a", Content.of(large), WriteOptions.builder().encryption(encryption).build());
			meddled(InterceptingDriver::smallCopies).copy("a", "b",
					KEEP.toBuilder().sourceEncryption(key(encryption)).build());
			assertThat(told("b", encryption)).as(encryption.toString()).isNotNull().isEqualTo(told("a", encryption));
			assertThat(this.storager.readAllBytes("b", reading(encryption))).isEqualTo(large);
		}
	}

	@Test
	void keepsItBetweenBuckets() {
		assumeFeature(Feature.COPY);
		Servicer servicer = fixture().servicer();
		String bucket = fixture().bucketName("contract-" + UUID.randomUUID().toString().substring(0, 8));
		Storager other = servicer.create(bucket);
		try {
			for (Encryption encryption : allEncryptions()) {
				other.write("a", Content.ofText("text"), WriteOptions.builder().encryption(encryption).build());
				EncryptionInfo source = other.stat("a", statting(encryption)).encryption();
				this.byDefault.copyFrom(other, "a", "b", KEEP.toBuilder().sourceEncryption(key(encryption)).build());
				requireKept("b", source, encryption);
			}
		}
		finally {
			other.delete("a");
			servicer.delete(bucket);
		}
	}

	/** The storager has the key, and the call need not name it. */
	@Test
	void keepsTheKeyOfTheCustomerThatIsTheDefault() {
		assumeFeature(Feature.COPY);
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		write("a", key);
		fixture().storager(settings(key)).copy("a", "b", KEEP);
		requireKept("b", told("a", key), key);
	}

	@Test
	void prefersTheEncryptionThatIsGiven() {
		assumeFeature(Feature.COPY);
		write("a", fixture().encryption());
		this.storager.copy("a", "b", KEEP.toBuilder().encryption(Encryption.none()).build());
		assertThat(this.storager.stat("b").encryption()).isNull();
		try (TransferManager manager = TransferManager.create()) {
			manager.copy(this.storager, "a", this.storager, "c",
					KEEP_CARRIED.toBuilder().encryption(Encryption.none()).build());
		}
		assertThat(this.storager.stat("c").encryption()).isNull();
	}

	@Test
	void losesItUnlessItIsKept() {
		assumeFeature(Feature.COPY);
		write("a", fixture().encryption());
		this.storager.copy("a", "b");
		assertThat(this.storager.stat("b").encryption()).isNull();
	}

	@Test
	void keepsWhatIsTransferredByTheServiceOrByThisMachine() {
		try (TransferManager manager = TransferManager.create()) {
			for (Encryption encryption : allEncryptions()) {
				for (boolean serverSide : new boolean[] { true, false }) {
					write("a/b", encryption);
					EncryptionInfo source = told("a/b", encryption);
					TransferOptions keep = TransferOptions.builder()
						.keepEncryption(true)
						.serverSide(serverSide)
						.sourceEncryption(key(encryption))
						.build();
					manager.copy(this.storager, "a/b", this.byDefault, "copy", keep);
					requireKept("copy", source, encryption);
					manager.move(this.storager, "copy", this.byDefault, "moved", keep);
					requireKept("moved", source, encryption);
					TreeOptions tree = TreeOptions.builder().copy(keep).skipEqual(true).build();
					manager.copyTree(this.storager, "a", this.byDefault, "tree", tree).orThrow();
					requireKept("tree/b", source, encryption);
					assertThat(manager.copyTree(this.storager, "a", this.byDefault, "tree", tree).equal()).isOne();
					this.storager.deletePrefix("tree");
				}
			}
		}
	}

	@Test
	void writesAgainAsTheServiceTold() {
		for (Encryption encryption : fixture().encryptions()) {
			write("a", encryption);
			EncryptionInfo told = this.storager.stat("a").encryption();
			assertThat(told).as(encryption.toString()).isNotNull();
			this.byDefault.write("b", Content.ofText("text"), WriteOptions.builder().encryption(told).build());
			requireKept("b", told, encryption);
		}
	}

	@Test
	void refusesWhatCannotBeAskedFor() {
		EncryptionInfo unknown = EncryptionInfo.builder().algorithm("ROT13").build();
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.write("a",
				Content.ofText("text"), WriteOptions.builder().encryption(unknown).build()));
		assertThat(failure).hasMessageContaining("ROT13").hasMessageContaining("allowed");
		EncryptionInfo customer = EncryptionInfo.builder().customerAlgorithm("AES256").build();
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.write("a", Content.ofText("text"),
						WriteOptions.builder().encryption(customer).build())))
			.hasMessageContaining("a key of the customer, which no service tells");
		assertThat(paths("")).isEmpty();
	}

	/**
	 * Its key may be the default of the source's storager, which nobody tells another.
	 */
	@Test
	void refusesToCarryWithAKeyThatIsNotGiven() {
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		write("a", key);
		try (TransferManager manager = TransferManager.create()) {
			failure(ErrorCode.CAPABILITY_INSUFFICIENT,
					() -> manager.copy(fixture().storager(settings(key)), "a", this.byDefault, "b", KEEP_CARRIED));
		}
		assertThat(this.storager.exists("b")).isFalse();
	}

}
