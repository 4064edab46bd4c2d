package io.storager.emulator.store;

import java.util.List;

/**
 * A page of a bucket's multipart uploads.
 *
 * @param uploads the uploads, in order
 * @param commonPrefixes the common prefixes, in order
 * @param truncated whether more follows
 * @param lastKey the key or common prefix to list after; empty on the last page
 * @param lastId the upload id to list after; empty on the last page and after a common
 * prefix
 */
public record UploadPage(List<MultipartUpload> uploads, List<String> commonPrefixes, boolean truncated, String lastKey,
		String lastId) {
}
