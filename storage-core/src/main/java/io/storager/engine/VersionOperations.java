package io.storager.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.storager.BucketVersioning;
import io.storager.StorageObject;
import io.storager.driver.KeyMarker;
import io.storager.driver.VersionDriver;
import io.storager.driver.VersionDriver.Version;
import io.storager.driver.VersionDriver.VersionPage;
import io.storager.driver.VersionListRequest;
import io.storager.engine.listing.ListingPages;
import io.storager.engine.listing.PageTokens;
import io.storager.engine.listing.PagedListing;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.options.ListVersionsOptions;

/** Lists versions of objects, and tells and changes whether they are kept. */
final class VersionOperations {

	private static final String MODE = "VERSIONS";

	private final StoragerContext context;

	VersionOperations(StoragerContext context) {
		this.context = context;
	}

	/** The versions of all objects under a prefix. */
	ListingPages<StorageObject> list(Invocation call, String path, ListVersionsOptions options) {
		VersionDriver driver = this.context.versions().driver(call);
		Integer pageSize = ListingPages.requirePageSize(call, options.pageSize());
		String prefix = this.context.key(call, path);
		PageTokens tokens = PageTokens.of(this.context, MODE, prefix);
		return new ListingPages<>(tokens, tokens.marker(call, options.continuationToken()), (each, marker) -> {
			VersionListRequest request = VersionListRequest.builder(prefix)
				.marker(MarkerText.parse(marker))
				.pageSize(pageSize)
				.build();
			VersionPage page = each.request(() -> driver.listVersions(request));
			return new PagedListing.Page<>(objects(page.versions()), MarkerText.of(page.nextMarker()));
		});
	}

	/** The versions of one object, which are the first under its key. */
	ListingPages<StorageObject> of(Invocation call, String path) {
		VersionDriver driver = this.context.versions().driver(call);
		String key = this.context.objectKey(call, path, null);
		return new ListingPages<>(PageTokens.of(this.context, MODE, key), null, (each, marker) -> {
			VersionListRequest request = VersionListRequest.builder(key).marker(MarkerText.parse(marker)).build();
			VersionPage page = each.request(() -> driver.listVersions(request));
			List<Version> own = page.versions().stream().filter((version) -> version.key().equals(key)).toList();
			KeyMarker next = page.nextMarker();
			boolean more = own.size() == page.versions().size() && next != null && next.key().equals(key);
			return new PagedListing.Page<>(objects(own), more ? MarkerText.of(next) : null);
		});
	}

	BucketVersioning versioning(Invocation call) {
		VersionDriver driver = this.context.versions().driver(call);
		BucketVersioning versioning = call.request(driver::versioning);
		this.context.versions().seen(versioning);
		return versioning;
	}

	void setVersioning(Invocation call, BucketVersioning versioning) {
		VersionDriver driver = this.context.versions().driver(call);
		if (versioning == BucketVersioning.DISABLED) {
			throw call
				.restrict("the versioning is DISABLED, to which no bucket goes back; allowed: ENABLED, SUSPENDED");
		}
		call.run(() -> driver.setVersioning(versioning));
		this.context.versions().seen(versioning);
	}

	private List<StorageObject> objects(List<Version> versions) {
		this.context.bucketSeen();
		List<StorageObject> objects = new ArrayList<>(versions.size());
		for (Version version : versions) {
			this.context.versions().seenInListing(version.id());
			// The marker of the work dir has no path.
			if (!version.key().equals(this.context.settings().workDir().prefix())) {
				objects.add(object(version));
			}
		}
		return objects;
	}

	private StorageObject object(Version version) {
		return this.context.object(version.key())
			.modes(version.deleteMarker() ? Set.of() : this.context.modes(version.key(), false))
			.versionId(version.id())
			.version(true)
			.latest(version.latest())
			.deleteMarker(version.deleteMarker())
			.contentLength(version.contentLength())
			.lastModified(version.lastModified())
			.etag(version.etag())
			.storageClass(version.storageClass())
			.build();
	}

}
