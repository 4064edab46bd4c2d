package io.storager.emulator.service.policy;

/** What a policy says of a request. */
public enum Decision {

	/** It must not be done, whatever else is allowed. */
	DENY,

	/** It may be done, also by strangers. */
	ALLOW,

	/** Nothing: access rules decide. */
	NONE

}
