package io.storager.emulator.service;

import org.jspecify.annotations.Nullable;

/** Who but the owner may call an operation. */
public enum Access {

	/** Nobody. */
	OWNER(null, false),

	/** Whoever may read the addressed object. */
	READ_OBJECT(Permission.READ, true),

	/** Whoever may write the addressed object. */
	WRITE_OBJECT(Permission.WRITE, true),

	/** Whoever may read the rule of the addressed object. */
	READ_OBJECT_RULE(Permission.READ_ACP, true),

	/** Whoever may change the rule of the addressed object. */
	WRITE_OBJECT_RULE(Permission.WRITE_ACP, true),

	/** Whoever may read the addressed bucket. */
	READ_BUCKET(Permission.READ, false),

	/** Whoever may read the rule of the addressed bucket. */
	READ_BUCKET_RULE(Permission.READ_ACP, false),

	/** Whoever may change the rule of the addressed bucket. */
	WRITE_BUCKET_RULE(Permission.WRITE_ACP, false),

	/** Everybody, as far as access rules go: the operation looks for itself. */
	ANYBODY(null, false);

	private final @Nullable Permission permission;

	private final boolean ofObject;

	Access(@Nullable Permission permission, boolean ofObject) {
		this.permission = permission;
		this.ofObject = ofObject;
	}

	/** Return what a rule has to grant, or {@code null} if no rule is asked. */
	@Nullable Permission permission() {
		return this.permission;
	}

	/** Return whether an object's own rule is asked before its bucket's. */
	boolean isOfObject() {
		return this.ofObject;
	}

}
