package io.storager.faults;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.storager.StorageObject;

/** Looks at an object that is there and at one that is not. */
final class Statting implements Work {

	private final Stage stage;

	private final boolean there;

	private final byte[] bytes;

	Statting(Stage stage) {
		this.stage = stage;
		this.there = stage.random().nextBoolean();
		this.bytes = stage.bytes(1 + stage.random().nextInt(1000));
		if (this.there) {
			stage.seed("object", this.bytes);
		}
	}

	@Override
	public void perform() {
		if (this.stage.storager().exists("object") != this.there) {
			throw new AssertionError("it exists: " + !this.there);
		}
		if (this.there) {
			StorageObject object = this.stage.storager().stat("object");
			if (!Objects.equals(object.contentLength(), (long) this.bytes.length)) {
				throw new AssertionError(
						"the length is %s, not %s".formatted(object.contentLength(), this.bytes.length));
			}
		}
	}

	@Override
	public void check(boolean done) {
		this.stage.requireOneOf("object", Collections.singletonList(this.there ? this.bytes : null));
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.HEAD);
	}

	@Override
	public int length() {
		return 200;
	}

	@Override
	public String toString() {
		return this.there ? "of an object" : "of none";
	}

}
