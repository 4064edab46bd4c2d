package io.storager.samples.filemanager;

import java.util.List;
import java.util.Map;

import io.storager.Storager;
import io.storager.options.ListOptions;

import org.springframework.stereotype.Component;

/**
 * The storages that are configured, by the names of their beans. Nothing else is reached.
 */
@Component
class Storages {

	private final Map<String, Storager> storagers;

	Storages(Map<String, Storager> storagers) {
		this.storagers = storagers;
	}

	List<String> ids() {
		return List.copyOf(this.storagers.keySet());
	}

	/**
	 * A storage.
	 * @throws RequestProblem 404 if none is configured under this name
	 */
	Storager get(String id) {
		Storager storager = this.storagers.get(id);
		if (storager == null) {
			throw RequestProblem.notFound("There is no such storage.");
		}
		return storager;
	}

	/**
	 * Whether there is an object; a listing tells it of one with a customer's key, too.
	 */
	boolean exists(String id, String path) {
		return get(id).listPage(path, ListOptions.builder().pageSize(1).build())
			.elements()
			.stream()
			.anyMatch((object) -> object.path().equals(path));
	}

	/**
	 * A storage, as one of the interfaces that go beyond {@link Storager}. Both services
	 * have all of them.
	 */
	<T> T get(String id, Class<T> ability) {
		return ability.cast(get(id));
	}

}
