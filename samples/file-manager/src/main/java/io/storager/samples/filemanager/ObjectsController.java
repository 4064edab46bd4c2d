package io.storager.samples.filemanager;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.ListMode;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import io.storager.spring.SpringContent;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lists, tells of, stores and deletes objects. */
@RestController
@RequestMapping("/api/storages/{id}")
class ObjectsController {

	/** A key of the customer, base64 of 32 bytes; never logged. */
	static final String CUSTOMER_KEY = "X-Customer-Key";

	private final Storages storages;

	private final Versioning versioning;

	private final TransferFigures figures;

	ObjectsController(Storages storages, Versioning versioning, TransferFigures figures) {
		this.storages = storages;
		this.versioning = versioning;
		this.figures = figures;
	}

	/** What is right in a folder. */
	@GetMapping("/objects")
	ObjectPage list(@PathVariable("id") String id, @RequestParam("dir") String dir,
			@RequestParam(name = "token", required = false) @Nullable String token) {
		return ObjectPage.of(this.storages.get(id), dir, ListMode.DIR, token);
	}

	/** Everything whose path starts with the given one, in folders too. */
	@GetMapping("/search")
	ObjectPage search(@PathVariable("id") String id, @RequestParam("prefix") String prefix,
			@RequestParam(name = "token", required = false) @Nullable String token) {
		return ObjectPage.of(this.storages.get(id), prefix, ListMode.PREFIX, token);
	}

	@GetMapping("/properties")
	ObjectItem properties(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestHeader(name = CUSTOMER_KEY, required = false) @Nullable String key) {
		Storager storager = this.storages.get(id);
		return ObjectItem.of(storager.stat(path,
				StatOptions.builder().encryption(EncryptionChoice.ofKey(key).on(storager)).build()));
	}

	/** Stores a small file: Spring Boot's own limit refuses a larger one with 413. */
	@PostMapping("/objects")
	ObjectItem upload(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestParam("file") MultipartFile file,
			@RequestParam(name = "overwrite", defaultValue = "false") boolean overwrite,
			@ModelAttribute EncryptionChoice encryption) {
		Storager storager = this.storages.get(id);
		Content content = SpringContent.of(file, file.getSize());
		return ObjectItem.of(storager.write(path, content,
				WriteOptions.builder()
					.contentType(file.getContentType())
					.encryption(encryption.on(storager))
					.forbidOverwrite(this.versioning.forbidOverwrite(id, path, overwrite))
					.progress(this.figures.sending())
					.build()));
	}

	/** Deletes an object; of a folder everything in it. */
	@DeleteMapping("/objects")
	Deleted delete(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestParam(name = "dir", defaultValue = "false") boolean dir) {
		Storager storager = this.storages.get(id);
		if (dir && (!path.endsWith("/") || path.equals("/"))) {
			throw RequestProblem.badRequest("A folder ends with a slash, and has a name.");
		}
		boolean kept = this.versioning.of(id) == BucketVersioning.ENABLED;
		if (!dir) {
			storager.delete(path);
			return new Deleted(1, Set.of(), kept ? List.of(path) : List.of());
		}
		List<String> deleted = new ArrayList<>();
		Stream<String> paths = storager.list(path).stream().map(StorageObject::path).peek((each) -> {
			if (kept && deleted.size() <= Deleted.UNDONE) {
				deleted.add(each);
			}
		});
		return Deleted.of(storager.deleteAll(paths), deleted);
	}

	/**
	 * What was deleted.
	 *
	 * @param count how many objects are gone
	 * @param failed paths of those that are still there
	 * @param undo paths whose deletion can be taken back; none if the bucket does not
	 * keep versions, or if they are too many for that
	 */
	record Deleted(long count, Set<String> failed, List<String> undo) {

		private static final int UNDONE = 1000;

		static Deleted of(DeleteResult result, List<String> deleted) {
			Set<String> failed = result.failures()
				.stream()
				.map(DeleteFailure::path)
				.collect(Collectors.toCollection(LinkedHashSet::new));
			List<String> undo = deleted.stream().filter((path) -> !failed.contains(path)).toList();
			return new Deleted(result.deletedCount(), failed, (deleted.size() <= UNDONE) ? undo : List.of());
		}

	}

}
