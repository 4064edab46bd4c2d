package io.storager.engine.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.storager.Part;
import io.storager.checksum.Crc64;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTests {

	private final Part first = part(1, "1234");

	private final Part second = part(2, "56789");

	@Test
	void combinesTheChecksumsOfParts() {
		assertThat(Completion.combinedCrc64(List.of(this.first, this.second))).isEqualTo(crc64("123456789"));
		assertThat(Completion.size(List.of(this.first, this.second))).isEqualTo(9);
	}

	@Test
	void knowsNoneIfOneIsNotKnown() {
		assertThat(Completion.combinedCrc64(List.of(this.first, Part.of(2, 5, "etag")))).isNull();
	}

	private static Part part(int index, String bytes) {
		return Part.of(index, bytes.length(), "etag").withCrc64(crc64(bytes));
	}

	private static Long crc64(String bytes) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes.getBytes(StandardCharsets.US_ASCII), 0, bytes.length());
		return crc64.getValue();
	}

}
