package io.storager.samples.filemanager;

import java.util.Set;

import io.storager.StorageObject;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * Media types that a browser shows without running anything that is in them. HTML, SVG
 * and PDF are not among them.
 */
final class SafeTypes {

	private static final Set<String> PICTURES = Set.of("png", "jpeg", "gif", "webp", "avif", "bmp");

	private SafeTypes() {
	}

	/** The type that the object was stored with, or else the one of its name. */
	static MediaType of(StorageObject object) {
		MediaType type = MediaType.APPLICATION_OCTET_STREAM;
		if (object.contentType() != null) {
			try {
				type = MediaType.parseMediaType(object.contentType());
			}
			catch (InvalidMediaTypeException ex) {
				// Whoever stored it may have written anything.
			}
		}
		return type.equalsTypeAndSubtype(MediaType.APPLICATION_OCTET_STREAM)
				? MediaTypeFactory.getMediaType(object.path()).orElse(type) : type;
	}

	static boolean isSafe(MediaType type) {
		return switch (type.getType()) {
			case "image" -> PICTURES.contains(type.getSubtype());
			case "audio", "video" -> true;
			case "text" -> type.getSubtype().equals("plain");
			default -> false;
		};
	}

}
