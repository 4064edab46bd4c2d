package io.storager.autoconfigure.emulator;

import java.util.List;

import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Tests for {@link RunningEmulator}. */
class RunningEmulatorTests {

	@Test
	void withoutDevtoolsAnEmulatorEndsWithItsContext() {
		RunningEmulator running = RunningEmulator.of(List.of("a"), RunningEmulatorTests::start);
		assertThat(running.kept()).isFalse();
		running.destroy();
		assertThatException().isThrownBy(() -> running.emulator().ossEndpoint().toURL().openStream().close());
	}

	@Test
	void anEmulatorThatStaysIsNotEndedByItsContext() throws Exception {
		try (StorageEmulator emulator = start()) {
			new RunningEmulator(emulator, true).destroy();
			assertThat(emulator.ossEndpoint().toURL().openConnection().getHeaderField("Server")).isNotNull();
		}
	}

	@Test
	void isTheSameAfterARestartWithTheSameProperties() {
		RunningEmulator.Kept before = new RunningEmulator.Kept(List.of("a"), RunningEmulatorTests::start);
		try (StorageEmulator emulator = before.emulator()) {
			RunningEmulator.Kept after = before.or(new RunningEmulator.Kept(List.of("a"), RunningEmulatorTests::start));
			assertThat(after.emulator()).isSameAs(emulator);
		}
	}

	@Test
	void isAnotherAfterARestartWithOtherProperties() {
		RunningEmulator.Kept before = new RunningEmulator.Kept(List.of("a"), RunningEmulatorTests::start);
		StorageEmulator emulator = before.emulator();
		RunningEmulator.Kept after = before.or(new RunningEmulator.Kept(List.of("b"), RunningEmulatorTests::start));
		try (StorageEmulator other = after.emulator()) {
			assertThat(other).isNotSameAs(emulator);
			assertThatException().isThrownBy(() -> emulator.ossEndpoint().toURL().openStream().close());
		}
	}

	private static StorageEmulator start() {
		return StorageEmulator.builder().credential("an-access-key", "a-secret-key").start();
	}

}
