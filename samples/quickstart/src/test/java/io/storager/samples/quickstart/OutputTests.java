package io.storager.samples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.storager.EncryptionInfo;
import io.storager.oss.OssEncryption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutputTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@Test
	void alignsChineseNames() {
		ResultTable table = new ResultTable(List.of("file", "size"));
		table.add(List.of("对象存储.txt", "234 B"));
		table.add(List.of("a", "8.1 KiB"));
		table.print(terminal(false));
		assertThat(text()).isEqualTo("""
				  file             size
				  ---------------------
				  对象存储.txt    234 B
				  a             8.1 KiB
				""".replace("\n", System.lineSeparator()));
	}

	@Test
	void tellsSizesInUnits() {
		assertThat(Text.size(0)).isEqualTo("0 B");
		assertThat(Text.size(1023)).isEqualTo("1023 B");
		assertThat(Text.size(1536)).isEqualTo("1.5 KiB");
		assertThat(Text.size(64L << 20)).isEqualTo("64.0 MiB");
	}

	@Test
	void drawsTheBarInPlaceInATerminal() {
		try (ProgressBar bar = new ProgressBar(terminal(true), "write a")) {
			bar.onProgress(50, 100);
			bar.onProgress(100, 100);
		}
		assertThat(text()).contains("\r  write a [===============               ]  50%",
				"\r  write a [==============================] 100%");
		assertThat(text()).endsWith(" \r").doesNotContain("\n");
	}

	@Test
	void printsALineWhereNobodyLooksOn() {
		try (ProgressBar bar = new ProgressBar(terminal(false), "write a")) {
			bar.onProgress(30, 100);
			bar.onProgress(60, 100);
			bar.onProgress(100, 100);
		}
		assertThat(text()).startsWith("  write a 25% 50% 75% 100%  ").endsWith(" MiB/s" + System.lineSeparator());
	}

	@Test
	void noticesAnEncryptionThatIsNotTheOneAskedFor() {
		EncryptionMode mode = EncryptionMode.of("SM4", OssEncryption.sm4(),
				EncryptionInfo.builder().algorithm("SM4").build());
		assertThat(mode.isReportedBy(EncryptionInfo.builder().algorithm("SM4").keyId("more").build())).isTrue();
		assertThat(mode.isReportedBy(EncryptionInfo.builder().algorithm("AES256").build())).isFalse();
		assertThat(mode.isReportedBy(null)).isFalse();
	}

	private Terminal terminal(boolean interactive) {
		return new Terminal(new PrintStream(this.output, true, StandardCharsets.UTF_8), interactive);
	}

	private String text() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

}
