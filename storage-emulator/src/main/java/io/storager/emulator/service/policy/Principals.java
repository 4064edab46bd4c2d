package io.storager.emulator.service.policy;

/**
 * Whom a statement is about, as far as there is anybody: the owner's account and
 * strangers.
 *
 * @param owner whether it is about the owner
 * @param strangers whether it is about requests without a signature
 */
public record Principals(boolean owner, boolean strangers) {

	boolean include(PolicyRequest request) {
		return request.owner() ? this.owner : this.strangers;
	}

}
