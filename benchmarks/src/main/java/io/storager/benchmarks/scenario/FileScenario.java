package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.FileTransfers;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;

/** A big file goes to the service or comes from there. */
final class FileScenario implements Scenario {

	private static final String KEY = "big";

	private final Direction direction;

	private final Scale scale;

	private final ServerState state;

	private final Targets targets;

	FileScenario(Direction direction, Scale scale, ServerState state, Targets targets) {
		this.direction = direction;
		this.scale = scale;
		this.state = state;
		this.targets = targets;
	}

	@Override
	public String name() {
		return this.direction.verb + "-file" + this.state.suffix;
	}

	@Override
	public String title() {
		return this.direction.verb + " a file of " + this.scale.bigObjectText() + this.state.remark;
	}

	@Override
	public Unit unit() {
		return Unit.BYTES;
	}

	/** With slow connections time is all that matters, and a lot of it passes. */
	@Override
	public Plan plan() {
		return (this.state == ServerState.SLOW) ? new Plan(0, 3, false) : new Plan(3, 7, false);
	}

	@Override
	public List<Goal> goals(Service service) {
		return this.targets.goals(service);
	}

	@Override
	public int ways() {
		return (this.state == ServerState.SLOW) ? ServerState.SLOW_WAYS : Scenario.super.ways();
	}

	@Override
	public boolean serverComputes() {
		return this.state == ServerState.HASHING;
	}

	@Override
	public boolean suits(Contender contender) {
		boolean sameAgain = this.state == ServerState.SLOW && contender.role() == Role.UNVERIFIED;
		boolean unaffected = this.state != ServerState.IDLE && contender.role() == Role.BARE;
		return contender instanceof FileTransfers && !sameAgain && !unaffected;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) throws IOException {
		Path source = stage.folder().resolve("source");
		Files.copy(new RepeatedBytes(this.scale.bigObject()), source);
		if (this.direction == Direction.READ) {
			for (Contender contender : Scenario.uploaders(contenders)) {
				((FileTransfers) contender).upload(source, KEY);
			}
		}
		if (this.state == ServerState.SLOW) {
			stage.server().bandwidth(ServerState.SLOW_BYTES_PER_SECOND);
		}
	}

	/** Replacing a file takes time, which is nobody's merit. */
	@Override
	public void before(Stage stage) throws IOException {
		Files.deleteIfExists(stage.folder().resolve("target"));
	}

	@Override
	public Outcome run(Stage stage, Contender contender) throws IOException {
		FileTransfers files = (FileTransfers) contender;
		switch (this.direction) {
			case WRITE -> files.upload(stage.folder().resolve("source"), KEY);
			case READ -> {
				Path target = stage.folder().resolve("target");
				files.download(KEY, target);
				if (Files.size(target) != this.scale.bigObject()) {
					throw new IOException("Read " + Files.size(target) + " bytes of " + this.scale.bigObject());
				}
			}
		}
		return Outcome.of(this.scale.bigObject());
	}

}
