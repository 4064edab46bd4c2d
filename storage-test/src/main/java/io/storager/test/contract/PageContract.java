package io.storager.test.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ListMode;
import io.storager.Operation;
import io.storager.Page;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.ListMultipartOptions;
import io.storager.options.ListOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Lists a page at a time, for callers that keep nothing but a token between two. */
abstract class PageContract extends Topic {

	private static final String[] TREE = { "a", "a-", "a-/x", "a/", "a/-", "a/b", "a/b/c", "a/b/d", "a/c", "a0", "a0/y",
			"b/c", "b/d", "c" };

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 13, 14, 1000 })
	void leadsFromPageToPage(int pageSize) {
		writeAll(TREE);
		ListOptions options = ListOptions.builder().pageSize(pageSize).build();
		assertThat(pages("", options)).containsExactly(TREE);
		assertThat(pages("a/", options)).containsExactly("a/", "a/-", "a/b", "a/b/c", "a/b/d", "a/c");
		assertThat(pages("x", options)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 1000 })
	void leadsFromPageToPageOfADirectory(int pageSize) {
		writeAll(TREE);
		ListOptions options = dir().pageSize(pageSize).build();
		assertThat(pages("", options)).containsExactlyInAnyOrder("a", "a-", "a-/", "a/", "a0", "a0/", "b/", "c");
		assertThat(pages("a", options)).containsExactlyInAnyOrder("a/-", "a/b", "a/b/", "a/c");
	}

	@Test
	void sendsOneRequestForAPage() {
		writeAll("a", "b", "c");
		assumeThat(fixture().requests()).isNotNegative();
		ListOptions options = ListOptions.builder().pageSize(2).build();
		assertThat(requestsOf(() -> this.storager.listPage("", options))).isEqualTo(1);
		Page<StorageObject> page = this.storager.listPage("", options);
		assertThat(page.elements()).extracting(StorageObject::path).containsExactly("a", "b");
		assertThat(page.hasNext()).isTrue();
		ListOptions next = options.toBuilder().continuationToken(page.nextToken()).build();
		assertThat(requestsOf(() -> {
			Page<StorageObject> last = this.storager.listPage("", next);
			assertThat(last.elements()).extracting(StorageObject::path).containsExactly("c");
			assertThat(last.hasNext()).isFalse();
			assertThat(last.nextToken()).isNull();
		})).isEqualTo(1);
		assertThat(this.storager.listPage("", ListOptions.builder().pageSize(3).build()).hasNext()).isFalse();
	}

	@Test
	void tellsWhatAListingTells() {
		writeAll("a", "d/x");
		assertThat(this.storager.listPage("", dir().build()).elements())
			.isEqualTo(this.storager.list("", dir().build()).stream().toList());
	}

	/** Some clients sign a marker without its ends, and some send it badly encoded. */
	@Test
	void leadsOnFromAnyKey() {
		String[] paths = { "a", "a\u0001", "a\t", "a\n", "a ", "a  ", "a b", " a", "a+b", "a%20b", "a%", "a&b=c", "a#?",
				"a\\b", "a..", "a\u00e9", "\u4e2d\u6587", "\uff21", "\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE01" };
		writeAll(paths);
		assertThat(pages("", ListOptions.builder().pageSize(1).build())).containsExactlyInAnyOrder(paths);
		assertThat(pages("", dir().pageSize(1).build())).containsExactlyInAnyOrder(paths);
		String[] dirs = Arrays.stream(paths).map((path) -> path + "/x").toArray(String[]::new);
		writeAll(dirs);
		Set<String> all = new HashSet<>(List.of(paths));
		Arrays.stream(paths).forEach((path) -> all.add(path + "/"));
		assertThat(pages("", dir().pageSize(1).build())).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(all);
	}

	@Test
	void hasATokenThatCanBePartOfAnAddress() {
		writeAll("\u4e2d ?&#", "\uD83D\uDE00>>>???");
		assertThat(this.storager.listPage("", ListOptions.builder().pageSize(1).build()).nextToken())
			.matches("[A-Za-z0-9_-]+");
	}

	@Test
	void startsAfterAPath() {
		writeAll(TREE);
		assertThat(after("", "a0")).containsExactly("a0/y", "b/c", "b/d", "c");
		assertThat(after("", this.home + "/a0")).containsExactly("a0/y", "b/c", "b/d", "c");
		assertThat(after("", "a00")).containsExactly("b/c", "b/d", "c");
		assertThat(after("a/", "a/b/c")).containsExactly("a/b/d", "a/c");
		assertThat(after("a/", "a/")).containsExactly("a/-", "a/b", "a/b/c", "a/b/d", "a/c");
		assertThat(after("", "c")).isEmpty();
		assertThat(after("", "")).containsExactly(TREE);
	}

	@Test
	void startsAfterAnEntryOfADirectory() {
		writeAll(TREE);
		assertThat(afterInDir("", "a/")).containsExactlyInAnyOrder("a0", "a0/", "b/", "c");
		assertThat(afterInDir("", "a/b")).containsExactlyInAnyOrder("a0", "a0/", "b/", "c");
		assertThat(afterInDir("", "a")).containsExactlyInAnyOrder("a-", "a-/", "a/", "a0", "a0/", "b/", "c");
		assertThat(afterInDir("a", "a/b")).containsExactlyInAnyOrder("a/b/", "a/c");
		assertThat(afterInDir("a", "a/b/c")).containsExactlyInAnyOrder("a/c");
		assertThat(afterInDir("", "b/d")).containsExactly("c");
	}

	@Test
	void goesOnFromATokenWithWhateverTheCallerRepeats() {
		writeAll("a", "b", "c", "d");
		ListOptions options = ListOptions.builder().startAfter("a").pageSize(1).build();
		assertThat(pages("", options)).containsExactly("b", "c", "d");
		ListOptions next = ListOptions.builder()
			.continuationToken(this.storager.listPage("", options).nextToken())
			.build();
		assertThat(this.storager.listPage("", next).elements()).extracting(StorageObject::path)
			.containsExactly("c", "d");
		assertThat(this.storager.list("", next)).extracting(StorageObject::path).containsExactly("c", "d");
	}

	@ParameterizedTest
	@EnumSource(ListMode.class)
	void refusesAStartOutsideThePath(ListMode mode) {
		assumeMode(mode);
		ListOptions options = ListOptions.builder().listMode(mode).startAfter("b/x").build();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.listPage("a/", options)))
			.hasMessageContaining("startAfter is 'b/x'")
			.hasMessageContaining("'a/'");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.list("a/", options));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.listPage("",
				ListOptions.builder().listMode(mode).startAfter("/elsewhere/a").build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.listPage("", ListOptions.builder().listMode(mode).startAfter("a\uD83D").build()));
	}

	@ParameterizedTest
	@EnumSource(ListMode.class)
	void refusesATokenThatIsNoneOfThisListing(ListMode mode) {
		assumeMode(mode);
		fill(mode, "a/1", "a/2", "b/1", "b/2");
		ListOptions options = ListOptions.builder().listMode(mode).pageSize(1).build();
		String token = String.valueOf(this.storager.listPage("a/", options).nextToken());
		assertThat(this.storager.listPage("a/", options.toBuilder().continuationToken(token).build()).elements())
			.extracting(StorageObject::path)
			.containsExactly("a/2");
		refusesToken("b/", mode, token);
		refusesToken("", mode, token);
		for (ListMode other : ListMode.values()) {
			if (other != mode && hasMode(other)) {
				refusesToken("a/", other, token);
			}
		}
		refusesToken("a/", mode, "");
		refusesToken("a/", mode, "garbage");
		refusesToken("a/", mode, "!?");
		refusesToken("a/", mode, token + "A");
		refusesToken("a/", mode, token.substring(1));
		refusesToken("a/", mode, token.substring(0, token.length() - 1));
		refusesToken("a/", mode, Base64.getUrlEncoder().encodeToString(new byte[20]));
		refusesToken("a/", mode, "A".repeat(10_000));
	}

	private void refusesToken(String path, ListMode mode, String token) {
		ListOptions options = ListOptions.builder().listMode(mode).continuationToken(token).build();
		assertThat(requestsOf(() -> {
			StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.listPage(path, options));
			assertThat(failure).hasMessageContaining("continuation token")
				.hasMessageContaining("allowed: the nextToken() of a page");
			assertThat(failure.getMessage()).hasSizeLessThan(600);
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.list(path, options));
		})).isLessThanOrEqualTo(0);
	}

	@Test
	void refusesATokenOfAnotherBucketOrWorkDir() {
		writeAll("a", "b");
		ListOptions options = ListOptions.builder().pageSize(1).build();
		ListOptions next = options.toBuilder()
			.continuationToken(this.storager.listPage("", options).nextToken())
			.build();
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> fixture().withoutBucket(settings()).listPage("", next));
		Storager other = fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse("/contract/" + UUID.randomUUID())).build());
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> other.listPage("", next));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1001 })
	void refusesAPageSizeThatNoServiceTakes(int pageSize) {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.listPage("", ListOptions.builder().pageSize(pageSize).build())))
			.hasMessageContaining("the page size is %s; allowed: 1 to 1000".formatted(pageSize));
		for (ListMode mode : ListMode.values()) {
			if (hasMode(mode)) {
				failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.listPage("",
						ListOptions.builder().listMode(mode).pageSize(pageSize).build()));
			}
		}
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a");
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.listMultipartPage(upload,
						ListMultipartOptions.builder().pageSize(pageSize).build())))
			.hasMessageContaining("the page size is %s; allowed: 1 to 1000".formatted(pageSize));
	}

	@Test
	void tellsWhatStopsIt() {
		failure(ErrorCode.BUCKET_NOT_EXIST,
				() -> fixture().withoutBucket(settings()).listPage("", ListOptions.DEFAULT));
		StorageException failure = failure(ErrorCode.PERMISSION_DENIED,
				() -> fixture().withWrongSecret(settings()).listPage("x", ListOptions.DEFAULT));
		assertThat(failure.operation()).isEqualTo(Operation.LIST);
		assertThat(failure.path()).isEqualTo("x");
	}

	@Test
	void leadsThroughUploads() {
		assumeFeature(Feature.MULTIPART);
		String[] paths = { "a", "a ", "a\n", "a+%&", "a/b", "\u4e2d", "\uD83D\uDE00" };
		fill(ListMode.PART, paths);
		fill(ListMode.PART, "a", "a/b");
		ListOptions options = ListOptions.builder().listMode(ListMode.PART).pageSize(1).build();
		List<StorageObject> seen = all(
				(next) -> this.storager.listPage("", options.toBuilder().continuationToken(next).build()));
		assertThat(seen).hasSize(9).doesNotHaveDuplicates();
		assertThat(seen).extracting(StorageObject::path).contains(paths);
		assertThat(this.storager.listPage("", options.toBuilder().startAfter("a/").pageSize(null).build()).elements())
			.extracting(StorageObject::path)
			.containsExactly("a/b", "a/b", "\u4e2d", "\uD83D\uDE00");
		assertThat(this.storager.list("", options.toBuilder().startAfter("a/b").build()))
			.extracting(StorageObject::path)
			.containsExactly("\u4e2d", "\uD83D\uDE00");
	}

	@Test
	void leadsThroughParts() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a");
		List<Part> parts = new ArrayList<>();
		for (int index : new int[] { 0, 1, 7, 9_999 }) {
			parts.add(this.storager.writeMultipart(upload, Content.of(bytes(5)), index));
		}
		for (int pageSize : new int[] { 1, 3, 4, 1000 }) {
			assertThat(all((next) -> this.storager.listMultipartPage(upload,
					ListMultipartOptions.builder().pageSize(pageSize).continuationToken(next).build())))
				.extracting(Part::index)
				.containsExactly(0, 1, 7, 9_999);
		}
		Page<Part> first = this.storager.listMultipartPage(upload, ListMultipartOptions.builder().pageSize(3).build());
		assertThat(first.elements()).hasSize(3);
		StorageObject other = this.storager.createMultipart("a");
		for (String token : new String[] { String.valueOf(first.nextToken()), "garbage", "" }) {
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.listMultipartPage(other,
							ListMultipartOptions.builder().continuationToken(token).build())))
				.hasMessageContaining("continuation token");
		}
	}

	private void fill(ListMode mode, String... paths) {
		if (mode == ListMode.PART) {
			Arrays.stream(paths).forEach(this.storager::createMultipart);
		}
		else {
			writeAll(paths);
		}
	}

	private void writeAll(String... paths) {
		Arrays.stream(paths).forEach((path) -> write(path, ""));
	}

	private List<String> after(String path, String startAfter) {
		ListOptions options = ListOptions.builder().startAfter(startAfter).build();
		List<String> listed = this.storager.list(path, options).stream().map(StorageObject::path).toList();
		assertThat(pages(path, options.toBuilder().pageSize(1).build())).isEqualTo(listed);
		return listed;
	}

	private List<String> afterInDir(String path, String startAfter) {
		return pages(path, dir().startAfter(startAfter).pageSize(2).build());
	}

	/** Everything, as a caller without a memory gets it. */
	private List<String> pages(String path, ListOptions options) {
		return all((next) -> {
			Page<StorageObject> page = this.storager.listPage(path,
					options.toBuilder().continuationToken(next).build());
			if (options.pageSize() != null) {
				assertThat(page.elements()).hasSizeLessThanOrEqualTo(options.pageSize());
			}
			return page;
		}).stream().map(StorageObject::path).toList();
	}

	private static <T> List<T> all(Function<@Nullable String, Page<T>> fetch) {
		List<T> elements = new ArrayList<>();
		Page<T> page = fetch.apply(null);
		elements.addAll(page.elements());
		while (page.hasNext()) {
			page = fetch.apply(page.nextToken());
			elements.addAll(page.elements());
		}
		return elements;
	}

	private static ListOptions.Builder dir() {
		return ListOptions.builder().listMode(ListMode.DIR);
	}

	private boolean hasMode(ListMode mode) {
		return mode != ListMode.PART || this.storager.features().contains(Feature.MULTIPART);
	}

	private void assumeMode(ListMode mode) {
		assumeThat(hasMode(mode)).isTrue();
	}

}
