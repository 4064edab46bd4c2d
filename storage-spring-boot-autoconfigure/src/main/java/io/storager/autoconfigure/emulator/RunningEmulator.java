package io.storager.autoconfigure.emulator;

import java.util.List;
import java.util.function.Supplier;

import io.storager.emulator.StorageEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.util.ClassUtils;

/**
 * The emulator of a context. It ends with the context, unless Spring Boot's devtools may
 * restart the application: then it stays, with its ports and its objects, until its
 * properties change or the process ends.
 *
 * @param emulator the emulator
 * @param kept whether it stays
 */
record RunningEmulator(StorageEmulator emulator, boolean kept) implements DisposableBean {

	/**
	 * Take the emulator that was kept, or start one.
	 * @param description what the emulator must have been started with
	 * @param start starts one
	 */
	static RunningEmulator of(List<String> description, Supplier<StorageEmulator> start) {
		boolean restarts = ClassUtils.isPresent("org.springframework.boot.devtools.restart.Restarter",
				RunningEmulator.class.getClassLoader()) && Devtools.active();
		return new RunningEmulator(restarts ? Devtools.keep(new Kept(description, start)) : start.get(), restarts);
	}

	@Override
	public void destroy() {
		if (!this.kept) {
			this.emulator.close();
		}
	}

	/**
	 * An emulator, which starts when it is needed first, and what it was started with.
	 */
	static final class Kept {

		private final List<String> description;

		private final Supplier<StorageEmulator> start;

		private volatile @Nullable StorageEmulator emulator;

		Kept(List<String> description, Supplier<StorageEmulator> start) {
			this.description = description;
			this.start = start;
		}

		StorageEmulator emulator() {
			StorageEmulator running = this.emulator;
			if (running == null) {
				running = this.start.get();
				this.emulator = running;
			}
			return running;
		}

		private void close() {
			StorageEmulator running = this.emulator;
			if (running != null) {
				running.close();
			}
		}

		/**
		 * The emulator of one that was kept, or of a new one if that was described
		 * otherwise.
		 */
		Kept or(Kept wanted) {
			if (this.description.equals(wanted.description)) {
				return this;
			}
			close();
			return wanted;
		}

	}

	/** Spring Boot's devtools, which need not be there. */
	private static final class Devtools {

		private static final String ATTRIBUTE = RunningEmulator.class.getName();

		private static boolean active() {
			try {
				return Restarter.getInstance().getInitialUrls() != null;
			}
			catch (IllegalStateException ex) {
				return false;
			}
		}

		private static StorageEmulator keep(Kept wanted) {
			Restarter restarter = Restarter.getInstance();
			Object kept = restarter.getOrAddAttribute(ATTRIBUTE, () -> wanted);
			// Of another class if this one itself has been reloaded.
			Kept fitting = (kept instanceof Kept known) ? known.or(wanted) : wanted;
			StorageEmulator emulator = fitting.emulator();
			if (fitting != kept) {
				restarter.removeAttribute(ATTRIBUTE);
				restarter.getOrAddAttribute(ATTRIBUTE, () -> fitting);
			}
			return emulator;
		}

	}

}
