package io.storager.faults;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Copies or moves an object. */
final class Copying implements Work {

	private static final String SOURCE = "source";

	private static final String TARGET = "target";

	private final Stage stage;

	private final boolean moves;

	private final byte[] bytes;

	private final byte @Nullable [] earlier;

	Copying(Stage stage, boolean moves) {
		this.stage = stage;
		this.moves = moves;
		this.bytes = stage.bytes();
		this.earlier = stage.earlier(TARGET);
		stage.seed(SOURCE, this.bytes);
	}

	@Override
	public void perform() {
		if (this.moves) {
			this.stage.storager().move(SOURCE, TARGET);
		}
		else {
			this.stage.storager().copy(SOURCE, TARGET);
		}
	}

	@Override
	public void check(boolean done) {
		byte[] source = this.stage.stored(SOURCE);
		if (done || source == null) {
			// A source that is gone has to be at the target, whatever was said.
			this.stage.requireOneOf(TARGET, List.of(this.bytes));
		}
		else {
			this.stage.requireOneOf(TARGET, Arrays.asList(this.earlier, this.bytes));
		}
		this.stage.requireOneOf(SOURCE,
				Arrays.asList((this.moves && done) ? null : this.bytes, this.moves ? null : this.bytes));
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.HEAD, Aim.PUT, Aim.DELETE);
	}

	@Override
	public int length() {
		return 200;
	}

	@Override
	public String toString() {
		return this.bytes.length + " bytes";
	}

}
