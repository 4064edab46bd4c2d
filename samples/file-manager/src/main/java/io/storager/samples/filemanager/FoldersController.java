package io.storager.samples.filemanager;

import java.util.List;

import io.storager.Direr;
import io.storager.ListMode;
import io.storager.Page;
import io.storager.StorageObject;
import io.storager.options.ListOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Folders by themselves: to choose one among many, and to make one. */
@RestController
@RequestMapping("/api/storages/{id}/folders")
class FoldersController {

	private final Storages storages;

	FoldersController(Storages storages) {
		this.storages = storages;
	}

	/**
	 * The folders right in a folder whose names begin with a text. A page may have none,
	 * if there are many files.
	 */
	@GetMapping
	ObjectPage folders(@PathVariable("id") String id, @RequestParam("dir") String dir,
			@RequestParam(name = "begin", defaultValue = "") String begin,
			@RequestParam(name = "token", required = false) @Nullable String token) {
		String prefix = dir + begin;
		Page<StorageObject> page = this.storages.get(id)
			.listPage(dir,
					ListOptions.builder()
						.listMode(ListMode.DIR)
						.startAfter(begin.isEmpty() ? null : prefix)
						.continuationToken(token)
						.build());
		List<ObjectItem> folders = page.elements()
			.stream()
			.filter((object) -> object.isDir() && !object.path().equals(dir) && object.path().startsWith(prefix))
			.map(ObjectItem::of)
			.toList();
		// The services list in the order of the names: what begins otherwise is the end.
		boolean over = page.elements().stream().anyMatch((object) -> !object.path().startsWith(prefix));
		return new ObjectPage(folders, over ? null : page.nextToken());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void create(@PathVariable("id") String id, @RequestParam("path") String path) {
		this.storages.get(id, Direr.class).createDir(path);
	}

}
