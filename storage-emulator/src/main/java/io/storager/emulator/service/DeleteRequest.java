package io.storager.emulator.service;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * The document that asks to delete several objects.
 *
 * @param targets the objects, in order
 * @param quiet whether only failures are to be answered
 */
public record DeleteRequest(List<Target> targets, boolean quiet) {

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
			if (request.targets().isEmpty() || request.targets().size() > MAX_KEYS) {
				throw Errors.malformedXml();
			}
			return request;
		}
		catch (XMLStreamException ex) {
			throw Errors.malformedXml();
		}
	}

	private static DeleteRequest read(XMLStreamReader xml) throws XMLStreamException {
		List<Target> targets = new ArrayList<>();
		boolean quiet = false;
		xml.nextTag();
		xml.require(XMLStreamConstants.START_ELEMENT, null, "Delete");
		while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
			switch (xml.getLocalName()) {
				case "Quiet" -> quiet = Boolean.parseBoolean(xml.getElementText().strip());
				case "Object" -> targets.add(target(xml));
				default -> throw Errors.malformedXml();
			}
		}
		while (xml.hasNext()) {
			xml.next();
		}
		return new DeleteRequest(List.copyOf(targets), quiet);
	}

	private static Target target(XMLStreamReader xml) throws XMLStreamException {
		String key = "";
		String versionId = "";
		while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
			switch (xml.getLocalName()) {
				case "Key" -> key = xml.getElementText();
				case "VersionId" -> versionId = xml.getElementText().strip();
				default -> throw Errors.malformedXml();
			}
		}
		if (key.isEmpty()) {
			throw Errors.malformedXml();
		}
		return new Target(key, versionId.isEmpty() ? null : versionId);
	}

	/**
	 * An object to delete.
	 *
	 * @param key the key
	 * @param versionId the version, or {@code null}
	 */
	public record Target(String key, @Nullable String versionId) {
	}

}
