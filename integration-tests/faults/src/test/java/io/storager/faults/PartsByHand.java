package io.storager.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.storager.Part;
import io.storager.StorageObject;
import io.storager.options.DeleteOptions;
import org.jspecify.annotations.Nullable;

/** Uploads parts one by one in any order and makes an object of them. */
final class PartsByHand implements Work {

	private static final String KEY = "object";

	private final Stage stage;

	private final Material material;

	private final byte @Nullable [] earlier;

	private final byte[] bytes;

	private @Nullable StorageObject upload;

	PartsByHand(Stage stage) {
		this.stage = stage;
		this.material = Hazard.pick(stage.random(), Material.values());
		this.earlier = stage.earlier(KEY);
		int partSize = stage.service().partSize();
		this.bytes = stage.bytes(partSize + stage.random().nextInt(2 * partSize) + 1);
	}

	@Override
	public void perform() throws IOException {
		StorageObject object = this.stage.storager().createMultipart(KEY);
		this.upload = object;
		int partSize = this.stage.service().partSize();
		List<Integer> indexes = new ArrayList<>(
				IntStream.range(0, (this.bytes.length + partSize - 1) / partSize).boxed().toList());
		Collections.shuffle(indexes, this.stage.random());
		List<Part> parts = new ArrayList<>();
		for (int index : indexes) {
			byte[] part = Arrays.copyOfRange(this.bytes, index * partSize,
					Math.min(this.bytes.length, (index + 1) * partSize));
			parts.add(this.stage.storager()
				.writeMultipart(object, this.material.content(part, this.stage.folder()), index));
		}
		long listed = this.stage.storager().listMultipart(object).stream().mapToLong(Part::size).sum();
		if (listed != this.bytes.length) {
			throw new AssertionError("the parts listed have %s bytes of %s".formatted(listed, this.bytes.length));
		}
		this.stage.storager().completeMultipart(object, parts);
	}

	@Override
	public void check(boolean done) {
		if (!done && this.upload != null) {
			// What was started by hand is given up by hand.
			this.stage.observer().delete(KEY, DeleteOptions.builder().multipartId(this.upload.multipartId()).build());
		}
		this.stage.requireOneOf(KEY, done ? List.of(this.bytes) : Arrays.asList(this.earlier, this.bytes));
	}

	@Override
	public boolean survives() {
		return this.material != Material.BROKEN_STREAM;
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.INITIATE, Aim.PART, Aim.PART, Aim.COMPLETE, Aim.GET);
	}

	@Override
	public int length() {
		return this.stage.service().partSize();
	}

	@Override
	public String toString() {
		return "%s bytes from %s".formatted(this.bytes.length, this.material);
	}

}
