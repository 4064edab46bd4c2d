package io.storager.emulator.service;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The document that says of which parts an object shall be made.
 *
 * @param entries the parts, in the order given
 */
public record PartList(List<Entry> entries) {

	/** The most bytes of the document. */
	public static final int MAX_BYTES = 2 * 1024 * 1024;

	private static final int MAX_PARTS = 10_000;

	/** Read the document. */
	public static PartList parse(byte[] document) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			PartList list = read(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
			if (list.entries().isEmpty() || list.entries().size() > MAX_PARTS) {
				throw Errors.malformedXml();
			}
			return list;
		}
		catch (XMLStreamException ex) {
			throw Errors.malformedXml();
		}
	}

	private static PartList read(XMLStreamReader xml) throws XMLStreamException {
		List<Entry> entries = new ArrayList<>();
		xml.nextTag();
		xml.require(XMLStreamConstants.START_ELEMENT, null, "CompleteMultipartUpload");
		while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
			xml.require(XMLStreamConstants.START_ELEMENT, null, "Part");
			entries.add(entry(xml));
		}
		while (xml.hasNext()) {
			xml.next();
		}
		return new PartList(List.copyOf(entries));
	}

	private static Entry entry(XMLStreamReader xml) throws XMLStreamException {
		int number = 0;
		String etag = "";
		while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
			switch (xml.getLocalName()) {
				case "PartNumber" -> number = Numbers.parse(xml.getElementText().strip(), Multiparts.MAX_PART_NUMBER);
				case "ETag" -> etag = xml.getElementText().strip().replace("\"", "");
				default -> xml.getElementText();
			}
		}
		if (number < 1 || etag.isEmpty()) {
			throw Errors.malformedXml();
		}
		return new Entry(number, etag);
	}

	/**
	 * A part to take.
	 *
	 * @param number the part number
	 * @param etag the entity tag it has to have, without quotes
	 */
	public record Entry(int number, String etag) {
	}

}
