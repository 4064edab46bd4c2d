package io.storager.boot.test;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmulatorPreloaderTests {

	@Test
	void leavesNothingBehind() throws Exception {
		Set<String> before = threads();
		Thread preloader = new Thread(EmulatorPreloader::preload);
		preloader.start();
		preloader.join();
		for (int i = 0; i < 100 && !before.containsAll(threads()); i++) {
			Thread.sleep(50);
		}
		assertThat(before).containsAll(threads());
	}

	private static Set<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("storage"))
			.collect(Collectors.toSet());
	}

}
