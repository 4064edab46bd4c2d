package io.storager.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.storager.Content;
import io.storager.StorageObject;

/** Appends once or twice to an object. */
final class Appending implements Work {

	private static final String KEY = "log";

	private final Stage stage;

	private final Material material;

	private final List<byte[]> pieces = new ArrayList<>();

	private final ByteArrayOutputStream appended = new ByteArrayOutputStream();

	private StorageObject object;

	private int carriedOut;

	Appending(Stage stage) {
		this.stage = stage;
		this.material = Hazard.pick(stage.random(), Material.values());
		int count = 1 + stage.random().nextInt(2);
		for (int i = 0; i < count; i++) {
			this.pieces.add(stage.bytes(1 + stage.random().nextInt(200_000)));
		}
		this.object = stage.observer().createAppend(KEY);
		byte[] first = stage.bytes(stage.random().nextInt(1000));
		this.object = stage.observer().writeAppend(this.object, Content.of(first));
		this.appended.writeBytes(first);
	}

	@Override
	public void perform() throws IOException {
		for (byte[] piece : this.pieces) {
			this.object = this.stage.storager()
				.writeAppend(this.object, this.material.content(piece, this.stage.folder()));
			this.appended.writeBytes(piece);
			this.carriedOut++;
		}
	}

	@Override
	public void check(boolean done) {
		List<byte[]> allowed = new ArrayList<>(List.of(this.appended.toByteArray()));
		if (!done && this.material != Material.BROKEN_STREAM) {
			// The one that failed may have been carried out.
			byte[] failed = this.pieces.get(this.carriedOut);
			this.appended.writeBytes(failed);
			allowed.add(this.appended.toByteArray());
		}
		this.stage.requireOneOf(KEY, allowed);
	}

	@Override
	public boolean survives() {
		return false;
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.POST, Aim.POST);
	}

	@Override
	public int length() {
		return this.pieces.get(0).length;
	}

	@Override
	public String toString() {
		return "%s bytes from %s".formatted(this.pieces.stream().map((piece) -> piece.length).toList(), this.material);
	}

}
