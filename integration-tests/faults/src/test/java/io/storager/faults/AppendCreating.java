package io.storager.faults;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Makes an empty object that can be appended to. */
final class AppendCreating implements Work {

	private static final String KEY = "log";

	private final Stage stage;

	private final byte @Nullable [] earlier;

	AppendCreating(Stage stage) {
		this.stage = stage;
		this.earlier = stage.earlier(KEY);
	}

	@Override
	public void perform() {
		this.stage.storager().createAppend(KEY);
	}

	@Override
	public void check(boolean done) {
		byte[] empty = new byte[0];
		// The object that was there is deleted first.
		this.stage.requireOneOf(KEY, done ? List.of(empty) : Arrays.asList(this.earlier, null, empty));
	}

	@Override
	public boolean survives() {
		return false;
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.DELETE, Aim.POST);
	}

	@Override
	public int length() {
		return 200;
	}

	@Override
	public String toString() {
		return (this.earlier != null) ? "over an object" : "where none is";
	}

}
