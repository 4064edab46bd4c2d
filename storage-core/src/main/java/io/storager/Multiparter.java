package io.storager;

import java.io.InputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Uploads objects in parts. Nothing is visible, and an old object stays, until the upload
 * is complete. An upload that is given up is deleted by {@link Storager#delete} with its
 * id.
 */
public interface Multiparter {

	/** Start an upload in parts. */
	default StorageObject createMultipart(String path) {
		return createMultipart(path, CreateMultipartOptions.DEFAULT);
	}

	/** Start an upload in parts. */
	StorageObject createMultipart(String path, CreateMultipartOptions options);

	/** Upload one part. */
	default Part writeMultipart(StorageObject object, Content content, int index) {
		return writeMultipart(object, content, index, WriteMultipartOptions.DEFAULT);
	}

	/**
	 * Upload one part, in any order and as often as needed: the last one counts.
	 * @param index its place, from 0 to 9,999
	 */
	Part writeMultipart(StorageObject object, Content content, int index, WriteMultipartOptions options);

	/** Upload one part from a stream of known length. */
	default Part writeMultipart(StorageObject object, @Nullable InputStream stream, long size, int index) {
		return writeMultipart(object, Content.of((stream != null) ? stream : InputStream.nullInputStream(), size),
				index);
	}

	/** Make the object of the parts given, which must be all that it is to have. */
	StorageObject completeMultipart(StorageObject object, List<Part> parts);

	/** List the parts that have been uploaded. */
	Listing<Part> listMultipart(StorageObject object);

}
