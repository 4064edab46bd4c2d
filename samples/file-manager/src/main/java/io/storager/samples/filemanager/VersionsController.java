package io.storager.samples.filemanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.storager.BucketVersioning;
import io.storager.Copier;
import io.storager.Encryption;
import io.storager.Page;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.Versioner;
import io.storager.options.CopyOptions;
import io.storager.options.ListVersionsOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Old versions of objects and deleted ones, where the bucket keeps them. */
@RestController
@RequestMapping("/api/storages/{id}")
class VersionsController {

	private static final int SHOWN = 500;

	private final Storages storages;

	private final Versioning versioning;

	VersionsController(Storages storages, Versioning versioning) {
		this.storages = storages;
		this.versioning = versioning;
	}

	@GetMapping("/versioning")
	Setting versioning(@PathVariable("id") String id) {
		return new Setting(this.versioning.of(id));
	}

	/** The versions of an object, the newest first, delete markers among them. */
	@GetMapping("/versions")
	List<VersionItem> versions(@PathVariable("id") String id, @RequestParam("path") String path) {
		return this.storages.get(id, Versioner.class)
			.versions(path)
			.stream()
			.limit(SHOWN)
			.map(VersionItem::of)
			.toList();
	}

	/**
	 * Makes an old version the latest one again: it is copied to its own path, with the
	 * encryption that it has.
	 */
	@PostMapping("/restorations")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void restore(@PathVariable("id") String id, @RequestBody Restoration request) {
		Storager storager = this.storages.get(id);
		Encryption key = EncryptionChoice.ofKey(request.customerKey()).on(storager);
		this.storages.get(id, Copier.class)
			.copy(request.path(), request.path(),
					CopyOptions.builder()
						.sourceVersionId(request.versionId())
						.sourceEncryption(key)
						.keepEncryption(true)
						.build());
	}

	/**
	 * What was deleted in a folder, or in folders in it, and is still there behind that.
	 */
	@GetMapping("/deleted")
	DeletedPage deleted(@PathVariable("id") String id, @RequestParam("dir") String dir,
			@RequestParam(name = "token", required = false) @Nullable String token) {
		return DeletedPage.of(this.storages.get(id, Versioner.class)
			.listVersionsPage(dir, ListVersionsOptions.builder().continuationToken(token).build()));
	}

	/** Takes deletions back. Paths where something is again stay as they are. */
	@PostMapping("/undeletions")
	Undeleted undelete(@PathVariable("id") String id, @RequestBody Undeletion request) {
		if (request.paths().size() > Undeletion.MOST) {
			throw RequestProblem.badRequest("At most " + Undeletion.MOST + " deletions are taken back at once.");
		}
		Storager storager = this.storages.get(id);
		Versioner versioner = this.storages.get(id, Versioner.class);
		return new Undeleted(
				request.paths().stream().filter((path) -> !undelete(storager, versioner.versions(path))).toList());
	}

	/** The delete markers go for good; all versions have stayed behind them. */
	private static boolean undelete(Storager storager, Iterable<StorageObject> newestFirst) {
		List<StorageObject> markers = new ArrayList<>();
		for (StorageObject version : newestFirst) {
			if (!version.isDeleteMarker()) {
				markers.forEach(storager::delete);
				return true;
			}
			markers.add(version);
		}
		return false;
	}

	/** How versioning is set. */
	record Setting(BucketVersioning state) {
	}

	/** A version of an object, or a delete marker. */
	record VersionItem(String path, String versionId, boolean latest, boolean deleteMarker, @Nullable Long size,
			@Nullable Instant modified) {

		static VersionItem of(StorageObject version) {
			return new VersionItem(version.path(), String.valueOf(version.versionId()), version.isLatest(),
					version.isDeleteMarker(), version.contentLength(), version.lastModified());
		}

	}

	/** A version that is to be the latest one again. */
	record Restoration(String path, String versionId, @Nullable String customerKey) {

		/** Shows no key. */
		@Override
		public String toString() {
			return "Restoration[path=" + this.path + ", versionId=" + this.versionId + "]";
		}

	}

	/** Delete markers that hide something. */
	record DeletedPage(List<VersionItem> items, @Nullable String next) {

		static DeletedPage of(Page<StorageObject> page) {
			List<StorageObject> versions = page.elements();
			Set<String> withContent = versions.stream()
				.filter((version) -> !version.isDeleteMarker())
				.map(StorageObject::path)
				.collect(Collectors.toSet());
			if (page.hasNext() && !versions.isEmpty()) {
				// Its other versions may be on the next page.
				withContent.add(versions.get(versions.size() - 1).path());
			}
			return new DeletedPage(versions.stream()
				.filter((version) -> version.isLatest() && version.isDeleteMarker())
				.filter((version) -> withContent.contains(version.path()))
				.map(VersionItem::of)
				.toList(), page.nextToken());
		}

	}

	/** Paths whose deletions are to be taken back. */
	record Undeletion(List<String> paths) {

		static final int MOST = 100;

	}

	/** Paths of which no version is left. */
	record Undeleted(List<String> failed) {
	}

}
