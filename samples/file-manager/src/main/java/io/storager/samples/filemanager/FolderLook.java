package io.storager.samples.filemanager;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import io.storager.StorageObject;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a folder tells before it is copied or moved. Every service lists in the
 * order of the UTF-8 bytes of the keys, so that two listings are compared side by side,
 * page by page, however large the folders are.
 *
 * @param objects how many objects there are, those of the folders themselves too
 * @param bytes how many bytes they have
 */
record FolderLook(long objects, long bytes) {

	/**
	 * Look at a folder and at the one it is to become.
	 * @throws RequestProblem 412 if a file is in the way of another one, so that nothing
	 * is begun that could not be ended
	 */
	static FolderLook at(Storager source, String path, Storager target, String targetPath, boolean overwrite) {
		Iterator<StorageObject> there = overwrite ? List.<StorageObject>of().iterator()
				: target.list(targetPath).iterator();
		StorageObject other = next(there);
		long objects = 0;
		long bytes = 0;
		for (StorageObject object : source.list(path)) {
			String name = object.path().substring(path.length());
			while (other != null && order(other.path().substring(targetPath.length()), name) < 0) {
				other = next(there);
			}
			if (other != null && !object.isDir() && other.path().substring(targetPath.length()).equals(name)) {
				throw RequestProblem.exists();
			}
			objects++;
			bytes += size(object);
		}
		return new FolderLook(objects, bytes);
	}

	private static @Nullable StorageObject next(Iterator<StorageObject> objects) {
		return objects.hasNext() ? objects.next() : null;
	}

	private static int order(String left, String right) {
		return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
	}

	static long size(StorageObject object) {
		return (object.contentLength() != null) ? object.contentLength() : 0;
	}

}
