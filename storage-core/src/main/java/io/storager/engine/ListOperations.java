package io.storager.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.storager.ListMode;
import io.storager.ObjectMode;
import io.storager.StorageObject;
import io.storager.driver.KeyOrder;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.engine.listing.ListingPages;
import io.storager.engine.listing.PageTokens;
import io.storager.engine.listing.PagedListing;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.options.ListOptions;
import org.jspecify.annotations.Nullable;

/** Lists objects. */
final class ListOperations {

	private final StoragerContext context;

	private final MultipartOperations multiparts;

	ListOperations(StoragerContext context, MultipartOperations multiparts) {
		this.context = context;
		this.multiparts = multiparts;
	}

	ListingPages<StorageObject> list(Invocation call, String path, ListOptions options) {
		Integer pageSize = ListingPages.requirePageSize(call, options.pageSize());
		boolean dirs = options.listMode() == ListMode.DIR;
		String key = this.context.key(call, path);
		String prefix = (dirs && !key.isEmpty() && !key.endsWith("/")) ? key + "/" : key;
		String startAfter = startAfter(call, path, prefix, options.startAfter());
		if (options.listMode() == ListMode.PART) {
			return this.multiparts.uploads(call, path, (startAfter != null) ? MarkerText.of(startAfter) : null,
					options);
		}
		PageTokens tokens = PageTokens.of(this.context, options.listMode().name(), prefix);
		String token = tokens.marker(call, options.continuationToken());
		String first = (dirs && startAfter != null) ? outsideOfDirs(prefix, startAfter) : startAfter;
		return new ListingPages<>(tokens, (token != null) ? token : first, (page, marker) -> page(page,
				ListRequest.builder(prefix).dirs(dirs).marker(marker).pageSize(pageSize).build()));
	}

	private @Nullable String startAfter(Invocation call, String path, String prefix, @Nullable String startAfter) {
		if (startAfter == null || startAfter.isEmpty()) {
			return null;
		}
		String key = this.context.key(call, startAfter);
		if (!key.startsWith(prefix)) {
			throw call.restrict("startAfter is '%s'; allowed: a path under '%s', which is listed".formatted(startAfter,
					path.isEmpty() ? this.context.settings().workDir() : path));
		}
		return key;
	}

	/**
	 * What a service does with a marker within a directory is not documented: some list
	 * the directory, some do not. A marker that is the directory itself is what they
	 * answer with, and means the same to all.
	 */
	private static String outsideOfDirs(String prefix, String marker) {
		int slash = marker.indexOf('/', prefix.length());
		return (slash >= 0) ? marker.substring(0, slash + 1) : marker;
	}

	private PagedListing.Page<StorageObject> page(Invocation call, ListRequest request) {
		ListPage page = call.request(() -> this.context.driver().list(request));
		this.context.bucketSeen();
		List<StorageObject> objects = new ArrayList<>(page.dirs().size() + page.objects().size());
		for (String dir : page.dirs()) {
			// A directory that a page before had, or one that is to be left out.
			if (request.marker() == null || KeyOrder.UTF_8.compare(dir, request.marker()) > 0) {
				objects.add(this.context.object(dir).modes(Set.of(ObjectMode.DIR)).build());
			}
		}
		for (ListPage.Entry entry : page.objects()) {
			if (isMember(entry.key(), request)) {
				objects.add(this.context.object(entry.key())
					.modes(this.context.modes(entry.key(), entry.appendable()))
					.contentLength(entry.contentLength())
					.lastModified(entry.lastModified())
					.etag(entry.etag())
					.storageClass(entry.storageClass())
					.build());
			}
		}
		return new PagedListing.Page<>(objects, page.nextMarker());
	}

	/**
	 * The marker of the work dir has no path, and in dir mode the marker of a directory
	 * is not one of its own members.
	 */
	private boolean isMember(String key, ListRequest request) {
		return !key.equals(this.context.settings().workDir().prefix())
				&& !(request.dirs() && key.equals(request.prefix()));
	}

	/** Whether anything is stored under a directory. */
	boolean hasMembers(Invocation call, String dir) {
		ListPage page = call.request(() -> this.context.driver().list(ListRequest.builder(dir).pageSize(1).build()));
		return !page.objects().isEmpty();
	}

}
