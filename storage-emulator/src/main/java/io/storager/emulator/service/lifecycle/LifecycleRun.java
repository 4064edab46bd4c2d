package io.storager.emulator.service.lifecycle;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.MultipartUpload;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.UploadQuery;
import io.storager.emulator.store.VersionPage;
import io.storager.emulator.store.VersionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Does to one bucket what is due. Deletion goes before a change of the storage class, and
 * of several classes the coldest wins, as both vendors document.
 */
final class LifecycleRun {

	private final Bucket bucket;

	private final List<LifecycleRule> rules;

	private final List<String> classes;

	private final Instant now;

	LifecycleRun(Bucket bucket, List<LifecycleRule> rules, List<String> classes, Instant now) {
		this.bucket = bucket;
		this.rules = rules.stream().filter(LifecycleRule::enabled).toList();
		this.classes = classes;
		this.now = now;
	}

	void run() throws IOException {
		for (StoredObject object : this.bucket.objects()) {
			current(object);
		}
		for (List<VersionPage.Entry> versions : versions()) {
			older(versions);
		}
		for (List<VersionPage.Entry> versions : versions()) {
			marker(versions);
		}
		List<MultipartUpload> uploads = this.bucket.uploads()
			.list(new UploadQuery("", "", "", "", Integer.MAX_VALUE))
			.uploads();
		for (MultipartUpload upload : uploads) {
			upload(upload);
		}
	}

	private void current(StoredObject object) throws IOException {
		Instant expiry = earliest(object, object.lastModified(), LifecycleRule::expiration);
		if (expiry != null) {
			this.bucket.expire(object, expiry);
		}
		else {
			transition(object, object.lastModified(), LifecycleRule::transitions);
		}
	}

	/** A version is an older one since there is a newer one. */
	private void older(List<VersionPage.Entry> newestFirst) throws IOException {
		for (int i = 1; i < newestFirst.size(); i++) {
			StoredObject version = newestFirst.get(i).object();
			Instant since = newestFirst.get(i - 1).object().lastModified();
			if (earliest(version, since, LifecycleRule::olderExpiration) != null) {
				this.bucket.expireOlder(version);
			}
			else if (!version.version().deleteMarker()) {
				transition(version, since, LifecycleRule::olderTransitions);
			}
		}
	}

	private void marker(List<VersionPage.Entry> newestFirst) throws IOException {
		StoredObject newest = newestFirst.get(0).object();
		boolean alone = newestFirst.size() == 1 && newest.version().deleteMarker();
		if (alone
				&& this.rules.stream().anyMatch((rule) -> rule.endsMarkers() && rule.filter().matches(newest.key()))) {
			this.bucket.expireOlder(newest);
		}
	}

	private void upload(MultipartUpload upload) throws IOException {
		Instant started = upload.draft().lastModified();
		for (LifecycleRule rule : this.rules) {
			Due due = rule.abort();
			if (due != null && rule.filter().matches(upload.draft().key()) && isPast(due.at(started, this.now))) {
				upload.end((parts) -> {
				});
			}
		}
	}

	private @Nullable Instant earliest(StoredObject object, Instant since,
			Function<LifecycleRule, @Nullable Due> action) {
		Instant earliest = null;
		for (LifecycleRule rule : this.rules) {
			Due due = action.apply(rule);
			Instant at = (due != null && rule.filter().matches(object)) ? due.at(since, this.now) : null;
			if (at != null && isPast(at) && (earliest == null || at.isBefore(earliest))) {
				earliest = at;
			}
		}
		return earliest;
	}

	private void transition(StoredObject object, Instant since,
			Function<LifecycleRule, List<LifecycleRule.Transition>> action) throws IOException {
		int coldest = rank(object.storageClass());
		String wanted = null;
		for (LifecycleRule rule : this.rules) {
			for (LifecycleRule.Transition transition : action.apply(rule)) {
				if (rule.filter().matches(object) && isPast(transition.due().at(since, this.now))
						&& rank(transition.storageClass()) > coldest) {
					coldest = rank(transition.storageClass());
					wanted = transition.storageClass();
				}
			}
		}
		String storageClass = wanted;
		if (storageClass != null) {
			this.bucket.describe(object,
					(there) -> (there.content() == object.content()) ? there.withStorageClass(storageClass) : there);
		}
	}

	private boolean isPast(@Nullable Instant at) {
		return at != null && !at.isAfter(this.now);
	}

	private int rank(String storageClass) {
		return this.classes.indexOf(storageClass);
	}

	private List<List<VersionPage.Entry>> versions() {
		List<List<VersionPage.Entry>> keys = new ArrayList<>();
		if (this.bucket.info().isVersioned()) {
			VersionPage all = this.bucket.listVersions(new VersionQuery("", "", "", "", Integer.MAX_VALUE));
			for (VersionPage.Entry entry : all.entries()) {
				if (entry.latest()) {
					keys.add(new ArrayList<>());
				}
				keys.get(keys.size() - 1).add(entry);
			}
		}
		return keys;
	}

}
