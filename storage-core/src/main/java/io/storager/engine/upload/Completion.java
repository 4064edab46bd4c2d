package io.storager.engine.upload;

import java.util.List;

import io.storager.Encryption;
import io.storager.ObjectAcl;
import io.storager.Part;
import io.storager.checksum.Crc64;
import org.jspecify.annotations.Nullable;

/**
 * What an upload is to become.
 *
 * @param key the object's key
 * @param uploadId the upload's id
 * @param parts its parts, in order
 * @param crc64 CRC-64/XZ of the object, if it is known
 * @param encryption checked settings that a stat of the object needs, or {@code null}
 * @param forbidOverwrite whether there must be no object yet
 * @param acl the access rule of the object, or {@code null} for the default
 */
public record Completion(String key, String uploadId, List<Part> parts, @Nullable Long crc64,
		@Nullable Encryption encryption, boolean forbidOverwrite, @Nullable ObjectAcl acl) {

	/** The length of what the parts make. */
	public static long size(List<Part> parts) {
		return parts.stream().mapToLong(Part::size).sum();
	}

	/** The checksum of what the parts make, if that of each is known. */
	public static @Nullable Long combinedCrc64(List<Part> parts) {
		long combined = 0;
		for (Part part : parts) {
			if (part.crc64() == null) {
				return null;
			}
			combined = Crc64.combine(combined, part.crc64(), part.size());
		}
		return combined;
	}

}
