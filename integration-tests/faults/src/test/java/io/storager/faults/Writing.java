package io.storager.faults;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes an object of any size from any content. */
final class Writing implements Work {

	private static final String KEY = "object";

	private final Stage stage;

	private final Material material;

	private final byte @Nullable [] earlier;

	private final byte[] bytes;

	Writing(Stage stage) {
		this.stage = stage;
		this.material = Hazard.pick(stage.random(), Material.values());
		this.earlier = stage.earlier(KEY);
		this.bytes = stage.bytes();
	}

	@Override
	public void perform() throws IOException {
		this.stage.storager().write(KEY, this.material.content(this.bytes, this.stage.folder()));
	}

	@Override
	public void check(boolean done) {
		boolean broken = this.material == Material.BROKEN_STREAM;
		if (done && broken) {
			throw new AssertionError("a stream that failed was stored");
		}
		this.stage.requireOneOf(KEY,
				done ? List.of(this.bytes) : Arrays.asList(this.earlier, broken ? this.earlier : this.bytes));
	}

	@Override
	public boolean survives() {
		return this.material != Material.BROKEN_STREAM;
	}

	@Override
	public List<Aim> aims() {
		return (this.bytes.length > this.stage.service().partSize())
				? List.of(Aim.ANY, Aim.INITIATE, Aim.PART, Aim.PART, Aim.COMPLETE, Aim.ABORT)
				: List.of(Aim.ANY, Aim.PUT);
	}

	@Override
	public int length() {
		return Math.max(1, Math.min(this.bytes.length, this.stage.service().partSize()));
	}

	@Override
	public String toString() {
		return "%s bytes from %s".formatted(this.bytes.length, this.material);
	}

}
