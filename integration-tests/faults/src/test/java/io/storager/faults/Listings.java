package io.storager.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import io.storager.options.ListOptions;

/** Lists some pages of objects. */
final class Listings implements Work {

	private final Stage stage;

	private final List<String> expected = new ArrayList<>();

	private final int pageSize;

	Listings(Stage stage) {
		this.stage = stage;
		this.pageSize = 3 + stage.random().nextInt(10);
		int count = stage.random().nextInt(30);
		for (int i = 0; i < count; i++) {
			String key = String.format(Locale.ROOT, "listed/%03d", i);
			stage.seed(key, new byte[i]);
			this.expected.add(key);
		}
	}

	@Override
	public void perform() {
		requireAll(this.stage.storager());
	}

	@Override
	public void check(boolean done) {
		requireAll(this.stage.observer());
	}

	private void requireAll(DriverStorager storager) {
		List<String> listed = storager.list("listed/", ListOptions.builder().pageSize(this.pageSize).build())
			.stream()
			.map(StorageObject::path)
			.toList();
		if (!listed.equals(this.expected)) {
			throw new AssertionError("listed are " + listed);
		}
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.GET);
	}

	@Override
	public int length() {
		return 2000;
	}

	@Override
	public String toString() {
		return "%s objects by %s".formatted(this.expected.size(), this.pageSize);
	}

}
