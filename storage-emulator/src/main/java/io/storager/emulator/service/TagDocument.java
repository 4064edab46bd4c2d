package io.storager.emulator.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** The document of tags that both vendors have. */
final class TagDocument {

	private TagDocument() {
	}

	static Map<String, String> read(byte[] document) {
		XmlElement set = XmlElement.read(document, "Tagging").child("TagSet");
		if (set == null) {
			throw Errors.malformedXml();
		}
		Map<String, String> tags = new LinkedHashMap<>();
		for (XmlElement tag : set.all("Tag")) {
			XmlElement name = tag.child("Key");
			XmlElement value = tag.child("Value");
			if (name == null) {
				throw Errors.malformedXml();
			}
			if (tags.put(name.text(), (value != null) ? value.text() : "") != null) {
				throw ObjectTags.invalid("A tag is given twice: " + name.text());
			}
		}
		return tags;
	}

}
