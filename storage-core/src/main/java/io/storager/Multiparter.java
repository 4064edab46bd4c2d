package io.storager;

import java.io.InputStream;
import java.util.List;

import io.storager.error.CapabilityInsufficientException;
import io.storager.error.IntegrityException;
import io.storager.error.ObjectModeInvalidException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.ListMultipartOptions;
import io.storager.options.WriteMultipartOptions;
import org.jspecify.annotations.Nullable;

/**
 * Uploads objects in parts. Readers see nothing of an upload until it is complete, and an
 * old object stays until then. An upload that is not to be completed has to be given up
 * by {@link #abortMultipart}: its parts cost money.
 * <p>
 * What every method may throw is told by {@link Storager}. An object that is no upload is
 * refused with {@link ObjectModeInvalidException}, an upload that is complete or deleted
 * with {@link RestrictionDissatisfiedException}.
 * <p>
 * An upload has at most 10,000 parts. Each but the last has at least 100 KiB with OSS and
 * 1 MiB with COS, and at most 5 GiB with COS and 2 GiB less one byte with OSS:
 * {@link Storager#metadata()} tells the limits.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/doc-detail/31850.htm">Multipart
 * upload of OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/14518">Limits of
 * COS</a>
 */
public interface Multiparter {

	/**
	 * Start an upload in parts.
	 * @return the upload, with its id
	 */
	default StorageObject createMultipart(String path) {
		return createMultipart(path, CreateMultipartOptions.DEFAULT);
	}

	/**
	 * Start an upload in parts.
	 * @param options what the object is to be stored with
	 * @return the upload, with its id
	 * @throws CapabilityInsufficientException for an option that the service does not
	 * take
	 */
	StorageObject createMultipart(String path, CreateMultipartOptions options);

	/**
	 * Upload one part; see
	 * {@link #writeMultipart(StorageObject, Content, int, WriteMultipartOptions)}.
	 */
	default Part writeMultipart(StorageObject object, Content content, int index) {
		return writeMultipart(object, content, index, WriteMultipartOptions.DEFAULT);
	}

	/**
	 * Upload one part. Parts may be uploaded in any order, side by side and more than
	 * once: the part that was uploaded last counts.
	 * @param object what {@link #createMultipart(String)} returned, or a handle with the
	 * upload's id
	 * @param content the bytes of the part
	 * @param index the part's place, from 0 to 9,999
	 * @return the part, for {@link #completeMultipart}
	 * @throws RestrictionDissatisfiedException for an index or a length outside the
	 * limits
	 * @throws IntegrityException if the service has other bytes than were sent
	 */
	Part writeMultipart(StorageObject object, Content content, int index, WriteMultipartOptions options);

	/**
	 * Upload one part from a stream.
	 * @param stream the bytes, read to the end and not closed; {@code null} makes an
	 * empty part if the size is 0
	 * @param size the number of bytes that the stream has
	 * @param index the part's place, from 0 to 9,999
	 * @return the part, for {@link #completeMultipart}
	 * @throws RestrictionDissatisfiedException for a stream of another length, and for an
	 * index or a length outside the limits
	 * @throws IntegrityException if the service has other bytes than were sent
	 */
	default Part writeMultipart(StorageObject object, @Nullable InputStream stream, long size, int index) {
		return writeMultipart(object, Content.of((stream != null) ? stream : InputStream.nullInputStream(), size),
				index);
	}

	/**
	 * Make the object of its parts. It replaces any object that is at the path.
	 * <p>
	 * If the answer is lost or cannot be understood, the service is asked whether it has
	 * made the object, so that the call fails only if it has not, or if that cannot be
	 * told.
	 * @param parts all parts of the object, with every index from 0 to their number less
	 * one
	 * @throws RestrictionDissatisfiedException if an index is missing or there twice, if
	 * a part is too small, or if the service has other parts
	 * @throws IntegrityException if the object has another checksum than its parts
	 */
	StorageObject completeMultipart(StorageObject object, List<Part> parts);

	/**
	 * Give an upload up, with all its parts. It is no error if it is complete or was
	 * given up.
	 * @param object the upload, with its id
	 */
	void abortMultipart(StorageObject object);

	/** List the parts that have been uploaded, in order. */
	default Listing<Part> listMultipart(StorageObject object) {
		return listMultipart(object, ListMultipartOptions.DEFAULT);
	}

	/**
	 * List the parts that have been uploaded, in order. Requests are sent while the
	 * listing is read, and that is when they fail.
	 * @param options the most parts of a page, and the token of a page, from which all
	 * later pages follow
	 * @throws RestrictionDissatisfiedException for a page size other than 1 to 1,000, or
	 * a token that is none of this upload
	 */
	Listing<Part> listMultipart(StorageObject object, ListMultipartOptions options);

	/**
	 * One page of the parts that have been uploaded, in order, with one request.
	 * @param options the most parts of a page, and the token of the page before
	 * @return the parts, and a token for the next page if there is one
	 * @throws RestrictionDissatisfiedException for a page size other than 1 to 1,000, or
	 * a token that is none of this upload
	 */
	Page<Part> listMultipartPage(StorageObject object, ListMultipartOptions options);

}
