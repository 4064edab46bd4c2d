package io.storager.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.storager.engine.DriverStorager;
import io.storager.options.ReadOptions;

/** Reads an object, or a range of it. */
final class Reading implements Work {

	private static final String KEY = "object";

	private static final byte[] EARLIER = { 1, 2, 3 };

	private final Stage stage;

	private final Into into;

	private final byte[] bytes;

	private final int start;

	private final int end;

	private final int step;

	private final boolean fileBefore;

	private final Path target;

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	Reading(Stage stage, Into into) throws IOException {
		this.stage = stage;
		this.into = into;
		this.bytes = stage.bytes();
		boolean range = into == Into.RANGE;
		this.start = range ? stage.random().nextInt(this.bytes.length + 1) : 0;
		this.end = range ? this.start + stage.random().nextInt(this.bytes.length - this.start + 1) : this.bytes.length;
		this.step = 1 + stage.random().nextInt(100_000);
		this.fileBefore = stage.random().nextBoolean();
		this.target = Files.createDirectory(stage.folder().resolve("target")).resolve("file");
		if (this.fileBefore) {
			Files.write(this.target, EARLIER);
		}
		stage.seed(KEY, this.bytes);
	}

	/** What takes the bytes. */
	enum Into {

		ARRAY, RANGE, OUTPUT, STREAM, FILE

	}

	@Override
	public void perform() throws IOException {
		DriverStorager storager = this.stage.storager();
		switch (this.into) {
			case ARRAY -> this.received.write(storager.readAllBytes(KEY));
			case RANGE -> this.received.write(storager.readAllBytes(KEY,
					ReadOptions.builder().offset(this.start).size((long) this.end - this.start).build()));
			case OUTPUT -> storager.read(KEY, this.received);
			case FILE -> storager.read(KEY, this.target);
			case STREAM -> {
				try (InputStream stream = storager.newInputStream(KEY)) {
					byte[] buffer = new byte[this.step];
					for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
						this.received.write(buffer, 0, count);
					}
				}
			}
		}
	}

	@Override
	public void check(boolean done) throws IOException {
		if (this.into == Into.FILE) {
			checkFile(done);
		}
		else if (done
				&& !Arrays.equals(this.received.toByteArray(), Arrays.copyOfRange(this.bytes, this.start, this.end))) {
			throw new AssertionError("%s bytes were read, and not the right ones".formatted(this.received.size()));
		}
		this.stage.requireOneOf(KEY, List.of(this.bytes));
	}

	private void checkFile(boolean done) throws IOException {
		try (Stream<Path> files = Files.list(this.target.getParent())) {
			boolean there = done || this.fileBefore;
			List<Path> left = files.toList();
			if (!left.equals(there ? List.of(this.target) : List.of())) {
				throw new AssertionError("the folder has " + left);
			}
			byte[] expected = done ? this.bytes : EARLIER;
			if (there && !Arrays.equals(Files.readAllBytes(this.target), expected)) {
				throw new AssertionError(
						"the file has %s bytes, and not the right ones".formatted(Files.size(this.target)));
			}
		}
	}

	@Override
	public List<Aim> aims() {
		return List.of(Aim.ANY, Aim.GET);
	}

	@Override
	public int length() {
		return Math.max(1, Math.min(this.bytes.length, this.stage.service().partSize()));
	}

	@Override
	public boolean verifiesWhatItReads() {
		return this.into != Into.RANGE;
	}

	@Override
	public String toString() {
		return "%s to %s of %s bytes".formatted(this.start, this.end, this.bytes.length);
	}

}
