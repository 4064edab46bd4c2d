package io.storager.samples.filemanager;

import java.util.Map;
import java.util.TreeMap;

import io.storager.Tagger;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tags of objects. What the services do not allow is refused before it is sent. */
@RestController
@RequestMapping("/api/storages/{id}/tags")
class TagsController {

	private final Storages storages;

	TagsController(Storages storages) {
		this.storages = storages;
	}

	@GetMapping
	Map<String, String> tags(@PathVariable("id") String id, @RequestParam("path") String path) {
		return new TreeMap<>(this.storages.get(id, Tagger.class).tags(path));
	}

	/** Replaces all tags of an object; none deletes them. */
	@PutMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void setTags(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestBody Map<String, String> tags) {
		this.storages.get(id, Tagger.class).setTags(path, tags);
	}

}
