package io.storager.emulator.service;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The document that asks to delete several objects.
 *
 * @param keys the keys, in order
 * @param quiet whether only failures are to be answered
 */
public record DeleteRequest(List<String> keys, boolean quiet) {

	/** The most keys of one request. */
	public static final int MAX_KEYS = 1000;

	/** The most bytes of the document. */
	public static final int MAX_BYTES = 2 * 1024 * 1024;

	/** Read the document. */
	public static DeleteRequest parse(byte[] document) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			DeleteRequest request = read(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
			if (request.keys().isEmpty() || request.keys().size() > MAX_KEYS) {
				throw Errors.malformedXml();
			}
			return request;
		}
		catch (XMLStreamException ex) {
			throw Errors.malformedXml();
		}
	}

	private static DeleteRequest read(XMLStreamReader xml) throws XMLStreamException {
		List<String> keys = new ArrayList<>();
		boolean quiet = false;
		xml.nextTag();
		xml.require(XMLStreamConstants.START_ELEMENT, null, "Delete");
		while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
			switch (xml.getLocalName()) {
				case "Quiet" -> quiet = Boolean.parseBoolean(xml.getElementText().strip());
				case "Object" -> keys.add(key(xml));
				default -> throw Errors.malformedXml();
			}
		}
		while (xml.hasNext()) {
			xml.next();
		}
		return new DeleteRequest(List.copyOf(keys), quiet);
	}

	private static String key(XMLStreamReader xml) throws XMLStreamException {
		String key = "";
		while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
			switch (xml.getLocalName()) {
				case "Key" -> key = xml.getElementText();
				case "VersionId" -> throw Errors.notImplemented("VersionId");
				default -> throw Errors.malformedXml();
			}
		}
		if (key.isEmpty()) {
			throw Errors.malformedXml();
		}
		return key;
	}

}
