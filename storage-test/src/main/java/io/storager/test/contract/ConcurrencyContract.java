package io.storager.test.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.storager.Content;
import io.storager.Feature;
import io.storager.Part;
import io.storager.StorageObject;
import io.storager.options.ListOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One storager in many hands, and a bucket that changes while it is looked at. */
abstract class ConcurrencyContract extends Topic {

	@Test
	@Timeout(180)
	void serves64Threads() throws Exception {
		inThreads(64, (number) -> {
			String path = String.format(Locale.ROOT, "%02d", number);
			byte[] bytes = bytes(20_000 + number);
			for (int round = 0; round < 3; round++) {
				this.storager.write(path + "/a", Content.of(bytes));
				assertThat(this.storager.readAllBytes(path + "/a")).isEqualTo(bytes);
				assertThat(this.storager.stat(path + "/a").contentLength()).isEqualTo(bytes.length);
				exerciseFeatures(path, bytes);
				assertThat(this.storager.deleteAll(List.of(path + "/a", path + "/copy")).failures()).isEmpty();
			}
		});
		assertThat(this.storager.list()).hasSize(64 * (has(Feature.MULTIPART) + has(Feature.APPEND)));
	}

	private void exerciseFeatures(String path, byte[] bytes) {
		if (has(Feature.COPY) == 1) {
			this.storager.copy(path + "/a", path + "/copy");
			assertThat(this.storager.readAllBytes(path + "/copy")).isEqualTo(bytes);
		}
		if (has(Feature.MULTIPART) == 1) {
			StorageObject upload = this.storager.createMultipart(path + "/parts");
			Part part = this.storager.writeMultipart(upload, Content.of(bytes), 0);
			this.storager.completeMultipart(upload, List.of(part));
			assertThat(this.storager.readAllBytes(path + "/parts")).isEqualTo(bytes);
		}
		if (has(Feature.APPEND) == 1) {
			StorageObject object = this.storager.createAppend(path + "/appended");
			this.storager.writeAppend(object, Content.of(bytes));
			assertThat(this.storager.readAllBytes(path + "/appended")).isEqualTo(bytes);
		}
	}

	private int has(Feature feature) {
		return this.storager.features().contains(feature) ? 1 : 0;
	}

	@Test
	@Timeout(120)
	void takesThePartsOfOneUploadFromManyThreads() throws Exception {
		assumeFeature(Feature.MULTIPART);
		int small = (int) this.storager.metadata().multipartSizeMinimum();
		StorageObject upload = this.storager.createMultipart("a");
		inThreads(16, (number) -> this.storager.writeMultipart(upload, Content.of(bytes(small + number)), number));
		this.storager.completeMultipart(upload, this.storager.listMultipart(upload).stream().toList());
		byte[] stored = this.storager.readAllBytes("a");
		int position = 0;
		for (int number = 0; number < 16; number++) {
			byte[] part = bytes(small + number);
			assertThat(stored).as("part %s", number).containsSequence(part);
			assertThat(Arrays.copyOfRange(stored, position, position + part.length)).isEqualTo(part);
			position += part.length;
		}
		assertThat(stored).hasSize(position);
	}

	private static void inThreads(int count, NumberedTask task) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			List<Callable<Void>> calls = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				int number = i;
				calls.add(() -> {
					task.run(number);
					return null;
				});
			}
			for (Future<Void> result : threads.invokeAll(calls)) {
				result.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** A listing tells what is there throughout once, whatever comes and goes. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void pagesWhileObjectsComeAndGo(int pageSize) {
		List<String> kept = IntStream.range(0, 20).mapToObj((i) -> String.format(Locale.ROOT, "%02d-kept", i)).toList();
		kept.forEach((path) -> write(path, "x"));
		IntStream.range(0, 20).forEach((i) -> write(String.format(Locale.ROOT, "%02d-gone", i), "x"));
		List<String> told = new ArrayList<>();
		Iterator<StorageObject> listing = this.storager.list("", ListOptions.builder().pageSize(pageSize).build())
			.iterator();
		for (int i = 0; listing.hasNext(); i++) {
			told.add(listing.next().path());
			int at = i / 2;
			if (at < 20) {
				this.storager.delete(String.format(Locale.ROOT, "%02d-gone", at));
				this.storager.delete(String.format(Locale.ROOT, "%02d-gone", 19 - at));
				write(String.format(Locale.ROOT, "%02d-added", 19 - at), "x");
				write(String.format(Locale.ROOT, "%02d-added", at), "x");
			}
		}
		assertThat(told).doesNotHaveDuplicates().isSorted().containsAll(kept);
	}

	/** What a listing told last may be gone when the next page is asked for. */
	@Test
	void pagesOnFromAnObjectThatIsGone() {
		IntStream.range(0, 10).forEach((i) -> write("a" + i, "x"));
		List<String> told = new ArrayList<>();
		for (StorageObject object : this.storager.list("", ListOptions.builder().pageSize(1).build())) {
			told.add(object.path());
			this.storager.delete(object.path());
		}
		assertThat(told).hasSize(10).doesNotHaveDuplicates();
		assertThat(this.storager.list()).isEmpty();
	}

	/** Does something in a thread of its own. */
	@FunctionalInterface
	private interface NumberedTask {

		void run(int number) throws Exception;

	}

}
