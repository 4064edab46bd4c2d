package io.storager.oss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import io.storager.Content;
import io.storager.StorageInputStream;
import io.storager.error.IntegrityException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.options.ReadOptions;
import io.storager.oss.TestOss.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class OssReadTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private static final byte[] THOUSAND = bytes(1000);

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	@ParameterizedTest
	@CsvSource({ "0,, 1000", "0, 1000, 1000", "0, 1, 1", "0, 1001, 1000", "999,, 1", "999, 1, 1", "500, 100, 100",
			"500, 9223372036854775807, 500", "1000,, 0", "1000, 5, 0", "0, 0, 0", "1000, 0, 0" })
	void readsARange(long offset, Long size, int expected) {
		for (Signature signature : Signature.values()) {
			OssStorager storager = oss.storager(signature);
			storager.write("thousand", Content.of(THOUSAND));
			ReadOptions range = ReadOptions.builder().offset(offset).size(size).build();
			assertThat(storager.readAllBytes("thousand", range))
				.isEqualTo(Arrays.copyOfRange(THOUSAND, (int) offset, (int) offset + expected));
		}
	}

	@Test
	void tellsTheWholeObjectWithARange() throws Exception {
		OssStorager storager = oss.storager();
		storager.write("thousand", Content.of(THOUSAND));
		try (StorageInputStream stream = storager.newInputStream("thousand",
				ReadOptions.builder().offset(10).size(5L).build())) {
			assertThat(stream.object().contentLength()).isEqualTo(1000);
			assertThat(stream.readAllBytes()).hasSize(5);
		}
	}

	/** Without the header OSS answers with the whole object and status 200. */
	@ParameterizedTest
	@CsvSource({ "1001,", "1001, 1", "5000, 0" })
	void refusesAnOffsetBeyondTheEnd(long offset, Long size) {
		OssStorager storager = oss.storager();
		storager.write("thousand", Content.of(THOUSAND));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(
					() -> storager.readAllBytes("thousand", ReadOptions.builder().offset(offset).size(size).build()))
			.withMessageContaining("the offset is %s; allowed: at most the object's length, 1000", offset);
		assertThat(storager.readAllBytes("thousand")).isEqualTo(THOUSAND);
	}

	@ParameterizedTest
	@EnumSource
	void readsAnEmptyObject(Signature signature) {
		OssStorager storager = oss.storager(signature);
		storager.write("empty", Content.of(new byte[0]));
		assertThat(storager.readAllBytes("empty")).isEmpty();
		assertThat(storager.readAllBytes("empty", ReadOptions.builder().size(10L).build())).isEmpty();
	}

	/** Closing the SDK's stream would download the rest first. */
	@Test
	void givesUpTheRestAtOnce() throws Exception {
		OssStorager storager = oss.storager();
		storager.write("large", Content.of(new byte[8 * 1024 * 1024]));
		oss.faults().on("GET").bandwidth(1024 * 1024);
		long start = System.nanoTime();
		try (StorageInputStream stream = storager.newInputStream("large")) {
			assertThat(stream.read()).isZero();
		}
		assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
		oss.faults().clear();
		assertThat(storager.stat("large").contentLength()).isEqualTo(8 * 1024 * 1024);
	}

	@Test
	void reusesTheConnectionAfterAWholeRead() {
		OssStorager storager = oss.storager();
		storager.write("thousand", Content.of(THOUSAND));
		storager.readAllBytes("thousand");
		storager.readAllBytes("thousand", ReadOptions.builder().offset(1).build());
		storager.stat("thousand");
		assertThat(oss.requests().all()).extracting("remotePort")
			.hasSize(4)
			.containsOnly(oss.lastRequest().remotePort());
	}

	/** Both SDKs hand corrupt bytes on. */
	@Test
	void findsACorruptByte() {
		OssStorager storager = oss.storager();
		storager.write("thousand", Content.of(THOUSAND));
		oss.faults().on("GET").once().corruptResponseAt(500);
		assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> storager.readAllBytes("thousand"))
			.withMessageContaining("the bytes read have the CRC-64");
		assertThat(storager.readAllBytes("thousand")).isEqualTo(THOUSAND);
	}

	@Test
	void findsATruncatedBody() {
		OssStorager storager = oss.storager();
		storager.write("thousand", Content.of(THOUSAND));
		oss.faults().on("GET").once().truncateResponseAfter(400);
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> storager.read("thousand", new ByteArrayOutputStream()))
			.withMessageContaining(
					"the connection to the service broke: Premature end of Content-Length delimited message body")
			.satisfies((ex) -> assertThat(ex.isTemporary()).isTrue());
		oss.faults().on("GET").once().resetResponseAfter(400);
		assertThatIOException().isThrownBy(() -> storager.newInputStream("thousand").readAllBytes())
			.withCauseInstanceOf(ServiceInternalException.class)
			.satisfies((ex) -> assertThat(ex.getCause()).hasCauseInstanceOf(IOException.class));
		assertThat(storager.readAllBytes("thousand")).isEqualTo(THOUSAND);
	}

}
