package io.storager.engine.resume;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a state file tells of a transfer: a line for the whole, and lines for what has
 * arrived of it.
 */
public final class TransferState {

	private static final Logger logger = LoggerFactory.getLogger(TransferState.class);

	private final StateFile file;

	private final List<StateLine> pieces = new ArrayList<>();

	private @Nullable StateLine whole;

	/**
	 * Read a state file.
	 * @param kind the kind of the line for the whole
	 */
	public TransferState(StateFile file, String kind) {
		this.file = file;
		for (StateLine line : file.lines()) {
			if (line.is(kind)) {
				this.whole = line;
			}
			else {
				this.pieces.add(line);
			}
		}
	}

	/** What had arrived when the file was opened. */
	public List<StateLine> pieces() {
		return this.pieces;
	}

	/** Whether the line for the whole has the same values as another one. */
	public boolean matches(StateLine other, String... names) {
		return this.whole != null && this.whole.matches(other, names);
	}

	/** A value of the line for the whole, or {@code null}. */
	public @Nullable String value(String name) {
		return (this.whole != null) ? this.whole.value(name) : null;
	}

	/** A number of the line for the whole, or 0 if it is not known. */
	public long number(String name) {
		Long number = (this.whole != null) ? this.whole.number(name) : null;
		return (number != null) ? number : 0;
	}

	/** Begin anew. */
	public void begin(StateLine whole) throws IOException {
		this.whole = whole;
		this.file.restart(whole);
	}

	/**
	 * Something has arrived. Never fails: what is missing here costs a later call time
	 * and nothing else.
	 */
	public void add(StateLine piece) {
		try {
			this.file.add(piece);
		}
		catch (IOException ex) {
			logger.warn("The state of a transfer cannot be added to {}", this.file.path(), ex);
		}
	}

}
