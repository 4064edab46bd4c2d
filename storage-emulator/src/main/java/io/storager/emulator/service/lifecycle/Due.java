package io.storager.emulator.service.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** When something that a rule demands is to be done. */
public sealed interface Due {

	/**
	 * Return when it is to be done to an object.
	 * @param since when the object was last modified, or became an older version
	 * @param now the time
	 * @return the time, or {@code null} for never
	 */
	@Nullable Instant at(Instant since, Instant now);

	/**
	 * So many days later. The services round up to the next midnight; here an advance of
	 * the clock by the days is enough.
	 *
	 * @param days the days
	 */
	record After(int days) implements Due {

		@Override
		public Instant at(Instant since, Instant now) {
			return since.plus(this.days, ChronoUnit.DAYS);
		}

	}

	/**
	 * From a date on.
	 *
	 * @param date the date
	 */
	record From(Instant date) implements Due {

		@Override
		public Instant at(Instant since, Instant now) {
			return this.date;
		}

	}

	/**
	 * At once, to whatever is older than a date.
	 *
	 * @param date the date
	 */
	record IfBefore(Instant date) implements Due {

		@Override
		public @Nullable Instant at(Instant since, Instant now) {
			return since.isBefore(this.date) ? now : null;
		}

	}

}
