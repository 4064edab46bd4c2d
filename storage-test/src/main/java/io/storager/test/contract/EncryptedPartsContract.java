package io.storager.test.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.WriteMultipartOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Uploads in parts with every kind of encryption. */
abstract class EncryptedPartsContract extends Topic {

	private int small;

	@BeforeEach
	void needsUploadsInParts() {
		assumeFeature(Feature.MULTIPART);
		this.small = (int) this.storager.metadata().multipartSizeMinimum();
	}

	@Test
	void encryptsByOptions() {
		for (Encryption encryption : allEncryptions()) {
			assertThat(encryption.appliesTo(Operation.CREATE_MULTIPART)).as("%s on create multipart", encryption)
				.isTrue();
			StorageObject upload = this.storager.createMultipart("a",
					CreateMultipartOptions.builder().encryption(encryption).build());
			boolean onParts = encryption.appliesTo(Operation.WRITE_MULTIPART);
			WriteMultipartOptions options = WriteMultipartOptions.builder()
				.encryption(onParts ? encryption : null)
				.build();
			Part first = this.storager.writeMultipart(upload, Content.of(bytes(this.small)), 0, options);
			Part second = this.storager.writeMultipart(upload, Content.ofText("end"), 1, options);
			this.storager.completeMultipart(upload, List.of(first, second));
			isEncrypted(this.storager, encryption);
		}
	}

	@Test
	void encryptsByDefault() {
		for (Encryption encryption : allEncryptions()) {
			DriverStorager encrypting = fixture().storager(settings(encryption));
			StorageObject upload = encrypting.createMultipart("a");
			Part first = encrypting.writeMultipart(upload, Content.of(bytes(this.small)), 0);
			Part second = encrypting.writeMultipart(upload, Content.ofText("end"), 1);
			encrypting.completeMultipart(upload, List.of(first, second));
			isEncrypted(this.storager, encryption);
			assertThat(encrypting.readAllBytes("a")).hasSize(this.small + 3);
		}
	}

	private static void isEncrypted(Storager storager, Encryption encryption) {
		assertThat(storager.stat("a", statting(encryption)).encryption()).as(encryption.toString()).isNotNull();
		assertThat(storager.readAllBytes("a", reading(encryption)))
			.startsWith(bytes((int) storager.metadata().multipartSizeMinimum()))
			.endsWith("end".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void looksIntoARepeatedCompletionWithTheKeyOfTheCustomer() {
		for (Encryption key : fixture().customerKeys()) {
			DriverStorager encrypting = fixture().storager(settings(key));
			StorageObject upload = encrypting.createMultipart("a");
			Part part = encrypting.writeMultipart(upload, Content.ofText("text"), 0);
			encrypting.completeMultipart(upload, List.of(part));
			assertThat(encrypting.completeMultipart(upload, List.of(part)).contentLength()).isEqualTo(4);
		}
	}

	@Test
	void refusesAPartWithoutTheKeyOfTheCustomer() {
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		Encryption other = fixture().customerKeys().get(1);
		StorageObject upload = this.storager.createMultipart("a",
				CreateMultipartOptions.builder().encryption(key).build());
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.writeMultipart(upload, Content.ofText("x"), 0));
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.storager.writeMultipart(upload,
				Content.ofText("x"), 0, WriteMultipartOptions.builder().encryption(other).build()));
		assertThat(this.storager.listMultipart(upload)).isEmpty();
	}

	@Test
	void refusesEncryptionThatPartsDoNotTake() {
		StorageObject upload = this.storager.createMultipart("a");
		for (Encryption encryption : fixture().encryptions()) {
			assertThat(encryption.appliesTo(Operation.WRITE_MULTIPART)).isFalse();
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> this.storager.writeMultipart(upload, Content.ofText("x"), 0,
						WriteMultipartOptions.builder().encryption(encryption).build()))
				.withMessageContaining("write multipart does not take");
		}
		assertThat(this.storager.listMultipart(upload)).isEmpty();
	}

}
