package io.storager.emulator.service;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A document of flat settings, such as what a bucket shall be. */
public final class SettingsDocument {

	private SettingsDocument() {
	}

	/** Read the settings under the root element; an empty document has none. */
	public static Map<String, String> read(byte[] document, String root) {
		Map<String, String> settings = new LinkedHashMap<>();
		if (document.length == 0) {
			return settings;
		}
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
			xml.nextTag();
			xml.require(XMLStreamConstants.START_ELEMENT, null, root);
			while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
				settings.put(xml.getLocalName(), xml.getElementText().strip());
			}
			return settings;
		}
		catch (XMLStreamException ex) {
			throw Errors.malformedXml();
		}
	}

}
