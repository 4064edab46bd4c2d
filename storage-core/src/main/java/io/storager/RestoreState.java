package io.storager;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** How far an archived object is on its way back. */
public final class RestoreState {

	private final boolean ongoing;

	private final @Nullable Instant expiration;

	private RestoreState(boolean ongoing, @Nullable Instant expiration) {
		this.ongoing = ongoing;
		this.expiration = expiration;
	}

	/** Describe a state. */
	public static RestoreState of(boolean ongoing, @Nullable Instant expiration) {
		return new RestoreState(ongoing, expiration);
	}

	/** Whether it cannot be read yet. */
	public boolean ongoing() {
		return this.ongoing;
	}

	/** Until when it can be read, if the service told. */
	public @Nullable Instant expiration() {
		return this.expiration;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RestoreState that && this.ongoing == that.ongoing
				&& Objects.equals(this.expiration, that.expiration);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.ongoing, this.expiration);
	}

	@Override
	public String toString() {
		return this.ongoing ? "ongoing" : "restored until " + this.expiration;
	}

}
