package io.storager.faults;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import io.storager.StorageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes an object through an output stream, or gives it up half-way. */
final class StreamWriting implements Work {

	private static final String KEY = "object";

	private final Stage stage;

	private final boolean givesUp;

	private final int step;

	private final byte @Nullable [] earlier;

	private final byte[] bytes;

	StreamWriting(Stage stage) {
		this.stage = stage;
		this.givesUp = stage.random().nextInt(4) == 0;
		this.step = 1 + stage.random().nextInt(100_000);
		this.earlier = stage.earlier(KEY);
		this.bytes = stage.bytes();
	}

	@Override
	public void perform() throws IOException {
		try (StorageOutputStream output = this.stage.storager().newOutputStream(KEY)) {
			for (int at = 0; at < this.bytes.length; at += this.step) {
				output.write(this.bytes, at, Math.min(this.step, this.bytes.length - at));
			}
			if (this.givesUp) {
				output.abort();
			}
		}
	}

	@Override
	public void check(boolean done) {
		byte[] after = this.givesUp ? this.earlier : this.bytes;
		this.stage.requireOneOf(KEY, Arrays.asList(done ? after : this.earlier, after));
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.INITIATE, Aim.PUT, Aim.COMPLETE, Aim.ABORT);
	}

	@Override
	public int length() {
		return Math.max(1, Math.min(this.bytes.length, this.stage.service().partSize()));
	}

	@Override
	public String toString() {
		return "%s bytes%s".formatted(this.bytes.length, this.givesUp ? ", given up" : "");
	}

}
