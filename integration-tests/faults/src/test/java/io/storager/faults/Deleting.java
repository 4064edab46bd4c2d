package io.storager.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.storager.DeleteResult;

/** Deletes one object or many, next to one that has to stay. */
final class Deleting implements Work {

	private final Stage stage;

	private final Way way;

	private final List<String> paths = new ArrayList<>();

	private final Set<String> gone = new HashSet<>();

	Deleting(Stage stage, Way way) {
		this.stage = stage;
		this.way = way;
		int count = (way == Way.ONE) ? 1 : 1 + stage.random().nextInt(12);
		for (int i = 0; i < count; i++) {
			this.paths.add("old/" + i);
			stage.seed("old/" + i, bytes(i));
		}
		stage.seed("older", new byte[7]);
	}

	/** How they are deleted. */
	enum Way {

		ONE, BATCH, STREAM, PREFIX

	}

	private static byte[] bytes(int index) {
		return new byte[index + 1];
	}

	@Override
	public void perform() {
		switch (this.way) {
			case ONE -> this.stage.storager().delete(this.paths.get(0));
			case BATCH -> take(this.stage.storager().deleteAll(this.paths));
			case STREAM -> take(this.stage.storager().deleteAll(this.paths.stream()));
			case PREFIX -> take(this.stage.storager().deletePrefix("old/"));
		}
		if (this.way == Way.ONE) {
			this.gone.add(this.paths.get(0));
		}
	}

	private void take(DeleteResult done) {
		this.gone.addAll(this.paths);
		done.failures().forEach((failed) -> this.gone.remove(failed.path()));
		if (done.deletedCount() != this.gone.size()) {
			throw new AssertionError(
					"%s are deleted, %s failed".formatted(done.deletedCount(), done.failures().size()));
		}
	}

	@Override
	public void check(boolean done) {
		if (done && this.gone.size() != this.paths.size()) {
			throw new AssertionError("only %s of %s are gone".formatted(this.gone, this.paths));
		}
		for (int i = 0; i < this.paths.size(); i++) {
			String path = this.paths.get(i);
			byte[] before = bytes(i);
			this.stage.requireOneOf(path, Arrays.asList(null, this.gone.contains(path) ? null : before));
		}
		this.stage.requireOneOf("older", List.of(new byte[7]));
	}

	@Override
	public List<Aim> aims() {
		return switch (this.way) {
			case ONE -> List.of(Aim.ANY, Aim.DELETE);
			case BATCH, STREAM -> List.of(Aim.ANY, Aim.POST);
			case PREFIX -> List.of(Aim.ANY, Aim.POST, Aim.GET);
		};
	}

	@Override
	public int length() {
		return 500;
	}

	@Override
	public String toString() {
		return this.paths.size() + " objects";
	}

}
