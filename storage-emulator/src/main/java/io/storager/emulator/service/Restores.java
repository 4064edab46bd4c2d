package io.storager.emulator.service;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

import io.storager.emulator.http.Reply;
import io.storager.emulator.store.Restoration;
import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Archived objects: they are read once a copy was restored. What takes the services
 * minutes or hours is done here in {@link #TAKES}; the days that the copy stays are days.
 */
public final class Restores {

	/** How long it takes to restore an object. */
	public static final Duration TAKES = Duration.ofSeconds(1);

	private static final int MAX_DOCUMENT_BYTES = 64 * 1024;

	private static final int MAX_DAYS = 365;

	private static final Set<String> TIERS = Set.of("Expedited", "Standard", "Bulk");

	private final String jobElement;

	private final ServiceException notArchived;

	/**
	 * Restore as one vendor does.
	 * @param jobElement the element that holds the tier
	 * @param notArchived refuses an object of another class
	 */
	public Restores(String jobElement, ServiceException notArchived) {
		this.jobElement = jobElement;
		this.notArchived = notArchived;
	}

	/** Answer requests to restore. */
	public void register(Routes routes) {
		routes.addSub(Level.OBJECT, "POST", "restore", this::restore, "versionId");
	}

	private Reply restore(Call call) throws IOException {
		StoredObject object = call.object();
		if (!isArchived(object)) {
			throw this.notArchived;
		}
		int days = days(Upload.document(call, MAX_DOCUMENT_BYTES));
		Instant now = call.now();
		Restoration before = object.restoration();
		if (before != null && before.isUnderWay(now)) {
			throw new ServiceException(409, "RestoreAlreadyInProgress", "The restore operation is in progress.");
		}
		boolean readable = before != null && before.isReadable(now);
		Instant ready = readable ? now : now.plus(TAKES);
		Restoration restoration = new Restoration(ready,
				ready.plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
		call.bucket().describe(object, (current) -> current.withRestoration(restoration));
		return Versions.tell(Reply.of(readable ? 200 : 202), call, object);
	}

	private int days(byte[] document) {
		if (document.length == 0) {
			return 1;
		}
		XmlElement request = XmlElement.read(document, "RestoreRequest");
		String text = request.textOf("Days");
		int days = Numbers.parse((text != null) ? text : "1", MAX_DAYS);
		XmlElement job = request.child(this.jobElement);
		String tier = (job != null) ? job.textOf("Tier") : null;
		if (days < 1 || (tier != null && !TIERS.contains(tier))) {
			throw Errors.malformedXml();
		}
		return days;
	}

	/** Return whether an object is of a class that cannot be read as it is. */
	public static boolean isArchived(StoredObject object) {
		String name = object.storageClass().replace("_", "").toLowerCase(Locale.ROOT);
		return name.endsWith("archive");
	}

	/** Refuse to read an archived object of which there is no copy. */
	public static void checkReadable(Call call, StoredObject object) {
		Restoration copy = object.restoration();
		if (isArchived(object) && (copy == null || !copy.isReadable(call.now()))) {
			throw new ServiceException(403, "InvalidObjectState",
					"The operation is not valid for the object's state: it has to be restored first.")
				.with("ObjectName", object.key());
		}
	}

	/** Tell the state of the copy of an archived object. */
	public static Reply tell(Reply reply, Call call, StoredObject object) {
		return reply.header(call.vendor().prefix() + "restore", state(call, object));
	}

	private static @Nullable String state(Call call, StoredObject object) {
		Restoration copy = object.restoration();
		if (copy == null || !(copy.isUnderWay(call.now()) || copy.isReadable(call.now()))) {
			return null;
		}
		return copy.isUnderWay(call.now()) ? "ongoing-request=\"true\""
				: "ongoing-request=\"false\", expiry-date=\"" + HttpDates.http(copy.until()) + "\"";
	}

}
