package io.storager.benchmarks.scenario;

import java.io.IOException;
import java.util.List;

import io.storager.benchmarks.contender.Contender;
import io.storager.benchmarks.contender.Role;
import io.storager.benchmarks.contender.StreamTransfers;
import io.storager.benchmarks.measure.Outcome;
import io.storager.benchmarks.measure.Unit;
import io.storager.benchmarks.server.Service;
import io.storager.transfer.TransferPool;

/**
 * A long stream goes to the service or comes from there. When it goes there, only those
 * who cannot do without are told its length.
 */
final class StreamScenario implements Scenario {

	private static final String KEY = "big";

	private final Direction direction;

	private final Scale scale;

	private final ServerState state;

	private final Targets targets;

	StreamScenario(Direction direction, Scale scale, ServerState state, Targets targets) {
		this.direction = direction;
		this.scale = scale;
		this.state = state;
		this.targets = targets;
	}

	@Override
	public String name() {
		return this.direction.verb + "-stream" + this.state.suffix;
	}

	@Override
	public String title() {
		String length = (this.direction == Direction.WRITE) ? ", its length known to the raw SDK only" : "";
		return this.direction.verb + " a stream of " + this.scale.bigObjectText() + length + this.state.remark;
	}

	@Override
	public Unit unit() {
		return Unit.BYTES;
	}

	@Override
	public Plan plan() {
		return new Plan(3, 7, true);
	}

	@Override
	public List<Goal> goals(Service service) {
		return this.targets.goals(service);
	}

	/** The memory that all transfers may use together. */
	@Override
	public Long heapLimit() {
		return TransferPool.defaultMemory();
	}

	@Override
	public boolean serverComputes() {
		return this.state == ServerState.HASHING;
	}

	@Override
	public boolean suits(Contender contender) {
		boolean unaffected = this.state != ServerState.IDLE && contender.role() == Role.BARE;
		return contender instanceof StreamTransfers && !unaffected;
	}

	@Override
	public void prepare(Stage stage, List<Contender> contenders) throws IOException {
		for (Contender contender : Scenario.uploaders(contenders)) {
			write((StreamTransfers) contender);
		}
	}

	@Override
	public Outcome run(Stage stage, Contender contender) throws IOException {
		StreamTransfers streams = (StreamTransfers) contender;
		switch (this.direction) {
			case WRITE -> write(streams);
			case READ -> {
				CountedBytes output = new CountedBytes();
				streams.read(KEY, output);
				output.requireCount(this.scale.bigObject());
			}
		}
		return Outcome.of(this.scale.bigObject());
	}

	private void write(StreamTransfers streams) throws IOException {
		streams.write(KEY, new RepeatedBytes(this.scale.bigObject()), this.scale.bigObject());
	}

}
