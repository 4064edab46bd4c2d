package io.storager.samples.quickstart;

import java.util.Locale;

import io.storager.ProgressListener;

/**
 * Shows how far a transfer is: a bar that is drawn again in its place and wiped at the
 * end, or a line that grows by a few words where lines cannot be drawn again.
 */
final class ProgressBar implements ProgressListener, AutoCloseable {

	/** Smaller transfers are over before anybody looks. */
	static final long WORTHWHILE = 8 * 1024 * 1024;

	private static final int WIDTH = 30;

	private static final int STEP = 25;

	private final Terminal terminal;

	private final String label;

	private final long start = System.nanoTime();

	private long transferred;

	private int percentShown;

	ProgressBar(Terminal terminal, String label) {
		this.terminal = terminal;
		this.label = label;
		if (!terminal.interactive()) {
			terminal.out().print("  " + label);
		}
	}

	@Override
	public void onProgress(long transferred, long total) {
		this.transferred = transferred;
		int percent = (int) (transferred * 100 / Math.max(total, 1));
		if (this.terminal.interactive()) {
			int filled = percent * WIDTH / 100;
			this.terminal.out()
				.printf(Locale.ROOT, "\r  %s [%s%s] %3d%%  %s ", this.label, "=".repeat(filled),
						" ".repeat(WIDTH - filled), percent, speed());
		}
		else {
			while (this.percentShown + STEP <= percent) {
				this.percentShown += STEP;
				this.terminal.out().print(" " + this.percentShown + "%");
			}
		}
		this.terminal.out().flush();
	}

	private String speed() {
		return Text.speed(this.transferred, System.nanoTime() - this.start);
	}

	@Override
	public void close() {
		if (this.terminal.interactive()) {
			this.terminal.out().print("\r" + " ".repeat(Text.width(this.label) + WIDTH + 30) + "\r");
			this.terminal.out().flush();
		}
		else {
			this.terminal.out().println("  " + speed());
		}
	}

}
