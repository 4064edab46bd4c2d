package io.storager.emulator.service;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.storager.emulator.http.Reply;
import io.storager.emulator.store.Deleted;
import org.jspecify.annotations.Nullable;

/** What the services do alike when objects are deleted, one or several. */
public final class Deletions {

	private static final String REFUSAL = "This object must not be deleted.";

	private Deletions() {
	}

	/** Delete the addressed object or version. */
	public static Reply one(Call call) throws IOException {
		if (!call.mayDelete(call.key())) {
			throw Errors.accessDenied(REFUSAL);
		}
		return Versions.tell(Reply.of(204), call, delete(call, call.key(), call.versionId()));
	}

	private static Deleted delete(Call call, String key, @Nullable String versionId) throws IOException {
		return (versionId != null) ? call.bucket().delete(key, versionId)
				: call.bucket().delete(key, call.now().truncatedTo(ChronoUnit.SECONDS));
	}

	/** Delete all that may be deleted; of the others the answer tells. */
	public static List<Outcome> several(Call call, DeleteRequest request) throws IOException {
		List<Outcome> outcomes = new ArrayList<>();
		for (DeleteRequest.Target target : request.targets()) {
			boolean refused = !call.mayDelete(target.key()) || Permissions.deniesDeletion(call, target.key());
			Deleted deleted = refused ? null : delete(call, target.key(), target.versionId());
			outcomes.add(new Outcome(target, deleted));
		}
		return outcomes;
	}

	/**
	 * What became of an object that was to be deleted.
	 *
	 * @param target the object
	 * @param deleted what was done, or {@code null} if it must not be deleted
	 */
	public record Outcome(DeleteRequest.Target target, @Nullable Deleted deleted) {

		/** Return whether it was refused. */
		public boolean isRefused() {
			return this.deleted == null;
		}

		/** Write the refusal, or the deletion unless only refusals are wanted. */
		public void write(Xml xml, boolean quiet, UnaryOperator<String> coding) {
			String key = coding.apply(this.target.key());
			Deleted done = this.deleted;
			if (done == null) {
				xml.element("Error",
						(error) -> error.element("Key", key)
							.element("VersionId", this.target.versionId())
							.element("Code", "AccessDenied")
							.element("Message", REFUSAL));
			}
			else if (!quiet) {
				xml.element("Deleted", (element) -> {
					element.element("Key", key).element("VersionId", this.target.versionId());
					if (done.deleteMarker()) {
						element.element("DeleteMarker", true).element("DeleteMarkerVersionId", done.versionId());
					}
				});
			}
		}

	}

}
