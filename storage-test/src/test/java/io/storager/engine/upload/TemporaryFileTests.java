package io.storager.engine.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link TemporaryFile}. */
class TemporaryFileTests {

	@Test
	void isGoneWhenItIsClosed() throws IOException {
		TemporaryFile file = TemporaryFile.create();
		file.write(ByteBuffer.wrap(new byte[100]));
		assertThat(file.path()).hasSize(100);
		file.close();
		assertThat(file.path()).doesNotExist();
		assertThat(file.channel().isOpen()).isFalse();
	}

	/** Linux has a device that is always full. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void tellsTheDiskThatIsFull(@TempDir Path folder) throws IOException {
		Path path = Files.createFile(folder.resolve("spool"));
		try (TemporaryFile file = new TemporaryFile(path,
				FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE))) {
			assertThatExceptionOfType(TemporaryFileException.class)
				.isThrownBy(() -> file.write(ByteBuffer.wrap(new byte[100])))
				.withMessageContaining(path.toString())
				.havingCause()
				.withMessageContaining("No space left on device");
		}
		assertThat(path).doesNotExist();
	}

}
