package io.storager.test.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ListMode;
import io.storager.Listing;
import io.storager.ObjectMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.ListOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Lists by prefix and by directory, over any number of pages. */
abstract class ListContract extends Topic {

	private static final ListOptions DIR = ListOptions.builder().listMode(ListMode.DIR).build();

	@Test
	void listsByPrefix() {
		writeAll("a", "a/b", "a/b/c", "ab", "b");
		assertThat(paths("")).containsExactly("a", "a/b", "a/b/c", "ab", "b");
		assertThat(paths("a")).containsExactly("a", "a/b", "a/b/c", "ab");
		assertThat(paths("a/")).containsExactly("a/b", "a/b/c");
		assertThat(paths("a/b")).containsExactly("a/b", "a/b/c");
		assertThat(paths(this.home + "/a/b")).containsExactly("a/b", "a/b/c");
		assertThat(paths(this.home)).hasSize(5);
		assertThat(paths(this.home + "/")).hasSize(5);
		assertThat(paths("a\\")).isEmpty();
		assertThat(paths("c")).isEmpty();
	}

	@Test
	void tellsWhatAListingKnows() {
		write("a.txt", "text");
		StorageObject stat = this.storager.stat("a.txt");
		assertThat(this.storager.list()).singleElement().satisfies((object) -> {
			assertThat(object.id()).isEqualTo(stat.id());
			assertThat(object.path()).isEqualTo("a.txt");
			assertThat(object.contentLength()).isEqualTo(4);
			assertThat(object.etag()).isEqualTo(stat.etag());
			assertThat(object.modes()).isEqualTo(stat.modes());
			assertThat(object.lastModified()).isNotNull();
		});
	}

	@Test
	void listsADirectory() {
		writeAll("a", "a/b", "a/b/c", "a/d/e/f", "a/g", "ab", "h/i");
		assertThat(dir("")).containsExactlyInAnyOrder("a", "a/", "ab", "h/");
		assertThat(dir("a")).containsExactlyInAnyOrder("a/b", "a/b/", "a/d/", "a/g");
		assertThat(dir("a/")).containsExactlyInAnyOrder("a/b", "a/b/", "a/d/", "a/g");
		assertThat(dir("a\\")).isEmpty();
		assertThat(dir(this.home + "/a")).hasSize(4);
		assertThat(dir("a/b")).containsExactly("a/b/c");
		assertThat(dir("a/g")).isEmpty();
		assertThat(dir("x")).isEmpty();
		assertThat(this.storager.list("", DIR)).allSatisfy(
				(object) -> assertThat(object.isDir()).as(object.path()).isEqualTo(object.path().endsWith("/")));
	}

	@Test
	void listsTheDirectoriesOfAPageBeforeItsObjects() {
		writeAll("a", "b/x", "c", "d/x");
		assertThat(dir("")).containsExactly("b/", "d/", "a", "c");
	}

	@Test
	void doesNotListTheMarkerOfADirectoryAsItsMember() {
		writeAll("a/", "a/b", "a/c/", "a/c/d");
		assertThat(dir("a")).containsExactlyInAnyOrder("a/b", "a/c/");
		assertThat(dir("a/c")).containsExactly("a/c/d");
		writeAll("empty/");
		assertThat(dir("empty")).isEmpty();
		assertThat(dir("")).containsExactlyInAnyOrder("a/", "empty/");
	}

	@Test
	void tellsTheMarkerOfADirectoryAsStatDoes() {
		writeAll("a/", "a/b");
		List<StorageObject> listed = this.storager.list("a/").stream().toList();
		assertThat(listed).extracting(StorageObject::path).containsExactly("a/", "a/b");
		assertThat(listed).extracting(StorageObject::modes)
			.containsExactly(this.storager.stat("a/").modes(), this.storager.stat("a/b").modes());
		assertThat(withoutDirs().list("a/").iterator().next().modes()).containsExactly(ObjectMode.READ);
	}

	@Test
	void doesNotListTheMarkerOfTheWorkDir() {
		writeAll("inner/", "inner/a");
		Storager inner = fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home + "/inner")).build());
		assertThat(inner.list()).extracting(StorageObject::path).containsExactly("a");
		assertThat(inner.list("", DIR)).extracting(StorageObject::path).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 1000 })
	void listsEveryPage(int pageSize) {
		Set<String> expected = new TreeSet<>(Set.of("a", "a-", "a/", "a/-", "a/b", "a/b/c", "a0", "b/c", "b/d", "c"));
		writeAll(expected.toArray(String[]::new));
		ListOptions options = ListOptions.builder().pageSize(pageSize).build();
		assertThat(this.storager.list("", options)).extracting(StorageObject::path).containsExactlyElementsOf(expected);
		assertThat(this.storager.list("a/", options)).extracting(StorageObject::path)
			.containsExactly("a/", "a/-", "a/b", "a/b/c");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 1000 })
	void listsEveryPageOfADirectory(int pageSize) {
		writeAll("a", "a-", "a-/x", "a/", "a/-", "a/b", "a/b/c", "a/b/d", "a/c", "a0", "a0/y", "b/c", "b/d", "c");
		ListOptions options = ListOptions.builder().listMode(ListMode.DIR).pageSize(pageSize).build();
		assertThat(this.storager.list("", options)).extracting(StorageObject::path)
			.containsExactlyInAnyOrder("a", "a-", "a-/", "a/", "a0", "a0/", "b/", "c");
		assertThat(this.storager.list("a", options)).extracting(StorageObject::path)
			.containsExactlyInAnyOrder("a/-", "a/b", "a/b/", "a/c");
		assertThat(this.storager.list("b", options)).extracting(StorageObject::path)
			.containsExactlyInAnyOrder("b/c", "b/d");
	}

	@Test
	void listsMoreThanAThousand() {
		List<String> expected = IntStream.range(0, 1003)
			.mapToObj((i) -> String.format(Locale.ROOT, "n%05d", i))
			.toList();
		expected.parallelStream().forEach((path) -> write(path, ""));
		expected.subList(0, 3).forEach((path) -> write("dir/" + path + "/x", ""));
		assertThat(paths("n")).isEqualTo(expected);
		assertThat(this.storager.list("n", ListOptions.builder().pageSize(999).build())).extracting(StorageObject::path)
			.isEqualTo(expected);
		Set<String> all = new HashSet<>(expected);
		all.add("dir/");
		assertThat(dir("")).hasSize(1004).containsExactlyInAnyOrderElementsOf(all);
	}

	/** Some clients sign a prefix or a marker without its ends. */
	@Test
	void listsPagesThatEndWithSpacesAndControlCharacters() {
		String[] paths = { "a", "a\u0001", "a\t", "a\n", "a\u001f", "a ", "a  ", "a b", " a", "\ta", "\u0001a" };
		writeAll(paths);
		for (int pageSize : new int[] { 1, 2, 3 }) {
			assertThat(this.storager.list("", ListOptions.builder().pageSize(pageSize).build()))
				.extracting(StorageObject::path)
				.containsExactlyInAnyOrder(paths);
		}
		assertThat(paths("a ")).containsExactly("a ", "a  ", "a b");
		assertThat(paths("a\t")).containsExactly("a\t");
		assertThat(paths(" ")).containsExactly(" a");
		writeAll("dir /x", "dir\u0001/x");
		assertThat(dir("dir ")).containsExactly("dir /x");
		assertThat(dir("dir\u0001")).containsExactly("dir\u0001/x");
	}

	@Test
	void listsInTheOrderOfUtf8() {
		// As chars, the emoji's surrogates come before the full-width letter.
		writeAll("Z", "a", "~", "\u00e9", "\u4e2d", "\uff21", "\uD83D\uDE00");
		assertThat(paths("")).containsExactly("Z", "a", "~", "\u00e9", "\u4e2d", "\uff21", "\uD83D\uDE00");
		assertThat(this.storager.list("", ListOptions.builder().pageSize(1).build())).extracting(StorageObject::path)
			.containsExactly("Z", "a", "~", "\u00e9", "\u4e2d", "\uff21", "\uD83D\uDE00");
	}

	@Test
	void fetchesPagesWhenTheyAreNeededAndFromTheSecondOnOneAhead() {
		writeAll("a", "b", "c", "d", "e");
		assumeThat(fixture().requests()).isNotNegative();
		Listing<StorageObject> listing = this.storager.list("", ListOptions.builder().pageSize(2).build());
		assertThat(requestsOf(() -> listing.iterator().next())).isEqualTo(1);
		assertThat(requestsOf(() -> assertThat(listing.stream().limit(2)).hasSize(2))).isEqualTo(1);
		assertThat(requestsOf(() -> {
			Iterator<StorageObject> iterator = listing.iterator();
			for (int i = 0; i < 3; i++) {
				iterator.next();
			}
		})).isBetween(2L, 3L);
		assertThat(requestsOf(() -> assertThat(listing).hasSize(5))).isBetween(3L, 4L);
	}

	@Test
	void startsAnewWithEachIteration() {
		writeAll("a", "b");
		Listing<StorageObject> listing = this.storager.list();
		assertThat(listing).hasSize(2);
		writeAll("c");
		assertThat(listing).hasSize(3);
		Iterator<StorageObject> first = listing.iterator();
		Iterator<StorageObject> second = listing.iterator();
		first.next();
		assertThat(second.next().path()).isEqualTo("a");
		assertThat(first.next().path()).isEqualTo("b");
	}

	@Test
	void staysSteadyWhileObjectsAreDeleted() {
		writeAll("a", "b", "c", "d", "e", "f", "g");
		List<String> seen = new ArrayList<>();
		for (StorageObject object : this.storager.list("", ListOptions.builder().pageSize(2).build())) {
			seen.add(object.path());
			this.storager.delete(object.path());
		}
		assertThat(seen).containsExactly("a", "b", "c", "d", "e", "f", "g");
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void staysSteadyWhileObjectsAreAdded() {
		writeAll("b", "d", "f");
		List<String> seen = new ArrayList<>();
		for (StorageObject object : this.storager.list("", ListOptions.builder().pageSize(1).build())) {
			seen.add(object.path());
			write("a" + object.path(), "");
		}
		assertThat(seen).containsExactly("b", "d", "f");
	}

	@Test
	void endsAfterTheLastElement() {
		Iterator<StorageObject> nothing = this.storager.list().iterator();
		assertThat(nothing.hasNext()).isFalse();
		assertThat(nothing.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(nothing::next);
		writeAll("a");
		Iterator<StorageObject> one = this.storager.list().iterator();
		assertThat(one.next().path()).isEqualTo("a");
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(one::next);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1001 })
	void refusesAPageSizeThatNoServiceTakes(int pageSize) {
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.list("", ListOptions.builder().pageSize(pageSize).build()));
		assertThat(failure).hasMessageContaining(String.valueOf(pageSize)).hasMessageContaining("1 to 1000");
	}

	@Test
	void refusesToListUploadsInParts() {
		assumeThat(this.storager.features()).doesNotContain(Feature.MULTIPART);
		StorageException failure = failure(ErrorCode.LIST_MODE_INVALID,
				() -> this.storager.list("", ListOptions.builder().listMode(ListMode.PART).build()));
		assertThat(failure).hasMessageContaining("PART").hasMessageContaining("PREFIX, DIR");
	}

	private void writeAll(String... paths) {
		Arrays.stream(paths).forEach((path) -> write(path, ""));
	}

	private List<String> dir(String path) {
		return this.storager.list(path, DIR).stream().map(StorageObject::path).toList();
	}

}
