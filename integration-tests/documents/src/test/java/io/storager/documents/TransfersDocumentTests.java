package io.storager.documents;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.manager.ObjectResult;
import io.storager.manager.Outcome;
import io.storager.manager.TransferManager;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What {@code docs/operations.md} says of trees and other storages is true, from each
 * vendor to the other.
 */
@Timeout(60)
class TransfersDocumentTests {

	private static final Set<String> OTHERS = Set.of("create", "builder", "close");

	private final List<List<String>> rows;

	@TempDir
	private Path folder = Path.of("");

	TransfersDocumentTests() throws IOException {
		this.rows = OperationsDocument.rows("Trees and other storages");
	}

	/** The rows by their methods. */
	private Map<String, Row> methods() throws IOException {
		Map<String, String> operations = new HashMap<>();
		OperationsDocument.read()
			.methods()
			.forEach((row) -> row.names().forEach((name) -> operations.put(name, row.operation())));
		Map<String, Row> methods = new LinkedHashMap<>();
		Set<String> before = Set.of();
		for (List<String> row : this.rows) {
			List<String> names = OperationsDocument.quoted(row.get(0));
			if (names.isEmpty() || row.size() != 4 || Character.isUpperCase(names.get(0).charAt(0))) {
				continue;
			}
			Set<String> named = new HashSet<>(List.of(row.get(1).split(", ")));
			OperationsDocument.quoted(row.get(2)).forEach((call) -> named.add(operations.getOrDefault(call, "")));
			if (row.get(2).startsWith("the same")) {
				named.addAll(before);
			}
			before = named;
			names.forEach((name) -> methods.put(name, new Row(named, OperationsDocument.quoted(row.get(3)))));
		}
		return methods;
	}

	/**
	 * A row.
	 *
	 * @param operations what failures may name: the method itself, or what it calls
	 * @param options the type of the options, and those that the method heeds
	 */
	private record Row(Set<String> operations, List<String> options) {
	}

	@Test
	void everyMethodHasARow() throws IOException {
		assertThat(methods().keySet())
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(TransferManager.class.getDeclaredMethods())
				.filter((method) -> Modifier.isPublic(method.getModifiers()))
				.map((method) -> method.getName())
				.filter((name) -> !OTHERS.contains(name))
				.collect(Collectors.toSet()));
	}

	@Test
	void everyOptionOfTreesIsNamed() throws IOException {
		Set<String> named = methods().values()
			.stream()
			.flatMap((row) -> row.options().stream())
			.filter((option) -> Character.isLowerCase(option.charAt(0)))
			.collect(Collectors.toSet());
		assertThat(named).containsExactlyInAnyOrderElementsOf(Trial.properties(TreeOptions.Builder.class));
	}

	@Test
	void everyOutcomeIsExplained() {
		assertThat(this.rows.stream()
			.filter((row) -> row.size() == 2)
			.flatMap((row) -> OperationsDocument.quoted(row.get(0)).stream()))
			.containsExactly(Arrays.stream(Outcome.values()).map(Outcome::name).toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "oss, cos", "cos, oss" })
	void everyMethodWorks(String from, String to) throws IOException {
		try (TriedService first = new TriedService(from); TriedService second = new TriedService(to)) {
			Storager source = first.hands().storager();
			source.write("tree/a", Content.ofText(TriedService.TEXT));
			Map<String, Attempt> attempts = attempts(source, second.hands().storager());
			assertThat(attempts).containsOnlyKeys(methods().keySet());
			try (TransferManager manager = TransferManager.create()) {
				attempts.forEach((method, attempt) -> assertThat(attempt.by(manager)).as(method).isNull());
			}
			assertThat(this.folder.resolve("out/a")).hasContent(TriedService.TEXT);
			assertThat(second.hands().storager().list("moved/")).hasSize(1);
		}
	}

	/** One after the other: each finds what the one before has left. */
	private Map<String, Attempt> attempts(Storager source, Storager target) throws IOException {
		Path in = Files.createDirectories(this.folder.resolve("in"));
		Files.writeString(in.resolve("a"), TriedService.TEXT);
		Path out = this.folder.resolve("out");
		Map<String, Attempt> attempts = new LinkedHashMap<>();
		attempts.put("copy", (manager) -> object(() -> manager.copy(source, "tree/a", target, "copy")));
		attempts.put("move", (manager) -> object(() -> manager.move(source, "tree/a", source, "tree/b")));
		attempts.put("copyTree", (manager) -> failure(manager.copyTree(source, "tree", target, "copied")));
		attempts.put("moveTree", (manager) -> failure(manager.moveTree(source, "tree", target, "moved")));
		attempts.put("uploadTree", (manager) -> failure(manager.uploadTree(in, target, "up")));
		attempts.put("downloadTree", (manager) -> failure(manager.downloadTree(target, "up", out)));
		attempts.put("deleteTree", (manager) -> failure(manager.deleteTree(target, "up")));
		return attempts;
	}

	@ParameterizedTest
	@CsvSource({ "oss, cos", "cos, oss" })
	void failuresNameTheOperation(String from, String to) throws IOException {
		try (TriedService first = new TriedService(from);
				TriedService second = new TriedService(to);
				TransferManager manager = TransferManager.create()) {
			Storager source = first.hands().storager();
			Storager target = second.hands().storager();
			source.write("tree/a", Content.ofText(TriedService.TEXT));
			target.write("up/a", Content.ofText(TriedService.TEXT));
			Path in = Files.createDirectories(this.folder.resolve("in"));
			Files.writeString(in.resolve("a"), TriedService.TEXT);
			Files.createDirectories(this.folder.resolve("out/a"));
			Map<String, String> told = new LinkedHashMap<>();
			second.faults().on("PUT").answer(403, "AccessDenied");
			second.faults().on("POST").answer(403, "AccessDenied");
			attemptsToFail(source, target, in).forEach((method, attempt) -> {
				StorageException failure = attempt.by(manager);
				assertThat(failure).as(method).isNotNull();
				told.put(method, String.valueOf(failure.operation()));
			});
			methods().forEach((method, row) -> assertThat(row.operations()).as(method).contains(told.get(method)));
		}
	}

	private Map<String, Attempt> attemptsToFail(Storager source, Storager target, Path in) {
		Map<String, Attempt> attempts = new LinkedHashMap<>();
		attempts.put("copy", (manager) -> object(() -> manager.copy(source, "tree/a", target, "copy")));
		attempts.put("move", (manager) -> object(() -> manager.move(source, "tree/a", target, "copy")));
		attempts.put("copyTree", (manager) -> failure(manager.copyTree(source, "tree", target, "copy")));
		attempts.put("moveTree", (manager) -> failure(manager.moveTree(source, "tree", target, "copy")));
		attempts.put("uploadTree", (manager) -> failure(manager.uploadTree(in, target, "copy")));
		attempts.put("downloadTree",
				(manager) -> failure(manager.downloadTree(target, "up", this.folder.resolve("out"))));
		attempts.put("deleteTree", (manager) -> failure(manager.deleteTree(target, "up")));
		return attempts;
	}

	/** What both names are is told alike, whatever is in the way of what. */
	@ParameterizedTest
	@CsvSource({ "oss, cos", "cos, oss" })
	void whatIsInTheWayIsRefusedAndStays(String from, String to) throws IOException {
		try (TriedService first = new TriedService(from);
				TriedService second = new TriedService(to);
				TransferManager manager = TransferManager.create()) {
			Map<String, Collision> collisions = collisions();
			// The heading of the table and the line below it.
			assertThat(this.rows.stream().filter((row) -> row.size() == 3).skip(2).map((row) -> row.get(0)))
				.containsExactlyElementsOf(collisions.keySet());
			Storager source = first.hands().storager();
			for (Map.Entry<String, Collision> each : collisions.entrySet()) {
				Path directory = Files.createTempDirectory(this.folder, "out");
				List<StorageException> failures = each.getValue()
					.failures(new Ground(manager, source, second.hands().storager(), directory));
				assertThat(failures).as(each.getKey()).allSatisfy((failure) -> {
					assertThat(failure.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED);
					assertThat(failure.reason()).contains("allowed");
				});
				source.deletePrefix("").orThrow();
			}
		}
	}

	/** By the rows of the table. */
	private static Map<String, Collision> collisions() {
		Map<String, Collision> rows = new LinkedHashMap<>();
		rows.put("a file or a link where the directory is to be, or above it", (ground) -> {
			Path file = Files.writeString(ground.directory().resolve("file"), "old");
			Path link = Files.createSymbolicLink(ground.directory().resolve("link"), Path.of("nowhere"));
			return List.of(object(() -> ground.manager().uploadTree(file, ground.target(), "up")),
					object(() -> ground.manager().downloadTree(ground.source(), "", file)),
					object(() -> ground.manager().downloadTree(ground.source(), "", link)),
					object(() -> ground.manager().downloadTree(ground.source(), "", file.resolve("in"))));
		});
		rows.put("an object in place of the path, and nothing under it", (ground) -> {
			ground.write("report");
			return List.of(failure(ground.manager().copyTree(ground.source(), "report", ground.target(), "copy")),
					failure(ground.manager().moveTree(ground.source(), "report", ground.target(), "copy")),
					failure(ground.download("report")),
					failure(ground.manager().deleteTree(ground.source(), "report")));
		});
		rows.put("a file where an object needs a directory", (ground) -> {
			Path file = Files.writeString(ground.directory().resolve("a"), "old");
			List<StorageException> failures = List.of(failure(ground.write("a/b").download("")));
			assertThat(file).hasContent("old");
			return failures;
		});
		rows.put("a directory where an object needs a file", (ground) -> {
			Path directory = Files.createDirectory(ground.directory().resolve("a"));
			List<StorageException> failures = List.of(failure(ground.write("a").download("")));
			assertThat(directory).isEmptyDirectory();
			return failures;
		});
		rows.put("a symbolic link, a pipe or a device in place of either", (ground) -> {
			Path link = Files.createSymbolicLink(ground.directory().resolve("a"), Path.of("b"));
			List<StorageException> failures = List.of(failure(ground.write("a").download("")));
			assertThat(link).isSymbolicLink();
			assertThat(ground.directory().resolve("b")).doesNotExist();
			return failures;
		});
		rows.put("two objects, one of which is the beginning of the other: `a` and `a/b`", (ground) -> {
			StorageException member = failure(ground.write("a").write("a/b").download(""));
			assertThat(ground.directory().resolve("a")).hasContent(TriedService.TEXT);
			Files.delete(ground.directory().resolve("a"));
			Files.createDirectory(ground.directory().resolve("a"));
			StorageException whole = failure(ground.download(""));
			assertThat(ground.directory().resolve("a/b")).hasContent(TriedService.TEXT);
			assertThat(List.of(member, whole)).extracting(StorageException::path).containsExactly("a/b", "a");
			return List.of(member, whole);
		});
		rows.put("a name that no file can have", (ground) -> List.of(failure(ground.write("a//b").download(""))));
		rows.put("a name that the file system refuses: too long, or with a character that it does not take",
				(ground) -> List.of(failure(ground.write("n".repeat(300)).download(""))));
		rows.put("a name that the file system takes for another one that is there", (ground) -> {
			TreeResult result = ground.write("Report").write("report").download("");
			return result.failures().stream().map(ObjectResult::failure).filter(Objects::nonNull).toList();
		});
		rows.put("a link that leads nowhere, or to a directory that it is in", (ground) -> {
			Files.createSymbolicLink(ground.directory().resolve("broken"), Path.of("nowhere"));
			Files.createSymbolicLink(ground.directory().resolve("loop"), ground.directory());
			assertThat(ground.upload(false).ignored()).isEqualTo(2);
			TreeResult result = ground.upload(true);
			assertThat(result.failed()).isEqualTo(2);
			return result.failures().stream().map(ObjectResult::failure).filter(Objects::nonNull).toList();
		});
		rows.put("an object `a` beside a file `a/b`, or the other way round", (ground) -> {
			Files.writeString(ground.directory().resolve("a"), "new");
			ground.target().write("up/a/b", Content.ofText("old"));
			ground.upload(false).orThrow();
			ground.write("up/a").write("up/a/b");
			ground.manager().copyTree(ground.source(), "up", ground.target(), "copy").orThrow();
			ground.manager().moveTree(ground.source(), "up", ground.target(), "up").orThrow();
			assertThat(ground.target().list("up/")).hasSize(2);
			return List.of();
		});
		return rows;
	}

	/**
	 * Where names collide.
	 *
	 * @param manager works on trees
	 * @param source an empty bucket
	 * @param target another bucket
	 * @param directory an empty directory
	 */
	private record Ground(TransferManager manager, Storager source, Storager target, Path directory) {

		Ground write(String path) {
			this.source.write(path, Content.ofText(TriedService.TEXT));
			return this;
		}

		TreeResult download(String path) {
			return this.manager.downloadTree(this.source, path, this.directory);
		}

		TreeResult upload(boolean followLinks) {
			return this.manager.uploadTree(this.directory, this.target, "up",
					TreeOptions.builder().followLinks(followLinks).build());
		}

	}

	/** Brings names together of which not all can be; tells what fails. */
	@FunctionalInterface
	private interface Collision {

		List<StorageException> failures(Ground ground) throws IOException;

	}

	private static StorageException object(Runnable call) {
		return catchThrowableOfType(StorageException.class, call::run);
	}

	private static StorageException failure(TreeResult result) {
		return object(result::orThrow);
	}

	/** A call of the transfer manager; tells what it has ended with. */
	@FunctionalInterface
	private interface Attempt {

		StorageException by(TransferManager manager);

	}

}
