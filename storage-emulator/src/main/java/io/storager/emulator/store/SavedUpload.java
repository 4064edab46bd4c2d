package io.storager.emulator.store;

import java.util.List;

/**
 * A multipart upload of an earlier run.
 *
 * @param id the upload id
 * @param draft what the object shall be, all but its content
 * @param parts the parts
 */
record SavedUpload(String id, StoredObject draft, List<UploadPart> parts) {
}
