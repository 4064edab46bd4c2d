package io.storager.emulator.service.lifecycle;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done to some objects of a bucket, and when.
 *
 * @param id the id, or empty
 * @param enabled whether it is in force
 * @param filter which objects
 * @param expiration when they are deleted, or {@code null} for never
 * @param endsMarkers whether delete markers go that hide nothing any more
 * @param transitions when they get another storage class
 * @param olderExpiration when older versions are deleted, or {@code null} for never
 * @param olderTransitions when older versions get another storage class
 * @param abort when an upload in parts is given up, or {@code null} for never
 */
public record LifecycleRule(String id, boolean enabled, Filter filter, @Nullable Due expiration, boolean endsMarkers,
		List<Transition> transitions, @Nullable Due olderExpiration, List<Transition> olderTransitions,
		@Nullable Due abort) {

	/** Return whether it demands anything. */
	public boolean isEmpty() {
		return this.expiration == null && !this.endsMarkers && this.transitions.isEmpty()
				&& this.olderExpiration == null && this.olderTransitions.isEmpty() && this.abort == null;
	}

	/**
	 * A change of the storage class.
	 *
	 * @param due when
	 * @param storageClass the vendor's name of the class
	 */
	public record Transition(Due due, String storageClass) {
	}

}
