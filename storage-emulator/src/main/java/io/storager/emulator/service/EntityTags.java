package io.storager.emulator.service;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Makes entity tags in a vendor's spelling.
 *
 * @param spelling upper or lower case
 */
public record EntityTags(HexFormat spelling) {

	/** Return the tag of content that was put as it is: its MD5. */
	public String of(byte[] md5) {
		return this.spelling.formatHex(md5);
	}

	/** Return a tag that tells nothing but that the content is another one. */
	public String unique() {
		return of(Hashing.digest("MD5", Hashing.utf8(UUID.randomUUID().toString())));
	}

	/** Return the tag of content that came in parts with these tags. */
	public String ofParts(List<String> tags) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		tags.forEach((tag) -> joined.writeBytes(this.spelling.parseHex(tag)));
		return of(Hashing.digest("MD5", joined.toByteArray())) + "-" + tags.size();
	}

}
