package io.storager.faults;

import java.io.IOException;

/** The operations. */
enum Task {

	WRITE(Writing::new),

	OUTPUT_STREAM(StreamWriting::new),

	MULTIPART_BY_HAND(PartsByHand::new),

	READ_ARRAY((stage) -> new Reading(stage, Reading.Into.ARRAY)),

	READ_RANGE((stage) -> new Reading(stage, Reading.Into.RANGE)),

	READ_OUTPUT((stage) -> new Reading(stage, Reading.Into.OUTPUT)),

	READ_STREAM((stage) -> new Reading(stage, Reading.Into.STREAM)),

	READ_FILE((stage) -> new Reading(stage, Reading.Into.FILE)),

	STAT(Statting::new),

	LIST(Listings::new),

	DELETE((stage) -> new Deleting(stage, Deleting.Way.ONE)),

	DELETE_BATCH((stage) -> new Deleting(stage, Deleting.Way.BATCH)),

	DELETE_STREAM((stage) -> new Deleting(stage, Deleting.Way.STREAM)),

	DELETE_PREFIX((stage) -> new Deleting(stage, Deleting.Way.PREFIX)),

	COPY((stage) -> new Copying(stage, false)),

	MOVE((stage) -> new Copying(stage, true)),

	CREATE_APPEND(AppendCreating::new),

	APPEND(Appending::new);

	private final Preparation preparation;

	Task(Preparation preparation) {
		this.preparation = preparation;
	}

	/** Prepare it, before anything goes wrong. */
	Work prepare(Stage stage) throws IOException {
		return this.preparation.prepare(stage);
	}

	private interface Preparation {

		Work prepare(Stage stage) throws IOException;

	}

}
