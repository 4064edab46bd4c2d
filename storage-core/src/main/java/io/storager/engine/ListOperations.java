package io.storager.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.storager.ListMode;
import io.storager.Listing;
import io.storager.ObjectMode;
import io.storager.StorageObject;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.engine.listing.PagedListing;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.options.ListOptions;

/** Lists objects. */
final class ListOperations {

	private final StoragerContext context;

	private final MultipartOperations multiparts;

	ListOperations(StoragerContext context, MultipartOperations multiparts) {
		this.context = context;
		this.multiparts = multiparts;
	}

	Listing<StorageObject> list(Invocation call, String path, ListOptions options) {
		Integer pageSize = options.pageSize();
		if (pageSize != null && (pageSize < 1 || pageSize > 1000)) {
			throw call.restrict("the page size is %s; allowed: 1 to 1000".formatted(pageSize));
		}
		if (options.listMode() == ListMode.PART) {
			return this.multiparts.listUploads(call, path, pageSize);
		}
		boolean dirs = options.listMode() == ListMode.DIR;
		String key = this.context.key(call, path);
		String prefix = (dirs && !key.isEmpty() && !key.endsWith("/")) ? key + "/" : key;
		return PagedListing.of(this.context, call,
				(page, marker) -> page(page, new ListRequest(prefix, dirs, marker, pageSize)));
	}

	private PagedListing.Page<StorageObject> page(Invocation call, ListRequest request) {
		ListPage page = call.request(() -> this.context.driver().list(request));
		this.context.bucketSeen();
		List<StorageObject> objects = new ArrayList<>(page.dirs().size() + page.objects().size());
		page.dirs().forEach((dir) -> objects.add(this.context.object(dir).modes(Set.of(ObjectMode.DIR)).build()));
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
		ListPage page = call.request(() -> this.context.driver().list(new ListRequest(dir, false, null, 1)));
		return !page.objects().isEmpty();
	}

}
