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
 * A small document as a tree. Document types and external entities are not read.
 *
 * @param name the name of the element
 * @param text its text, if it has no elements
 * @param children its elements
 */
public record XmlElement(String name, String text, List<XmlElement> children) {

	/** Read a document with this root; anything else is malformed. */
	public static XmlElement read(byte[] document, String root) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		try {
			XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
			xml.nextTag();
			xml.require(XMLStreamConstants.START_ELEMENT, null, root);
			XmlElement element = element(xml);
			while (xml.hasNext()) {
				xml.next();
			}
			return element;
		}
		catch (XMLStreamException ex) {
			throw Errors.malformedXml();
		}
	}

	/** Write a document with this root; attributes and comments are lost. */
	public String toDocument() {
		return Xml.document(this.name, this::write);
	}

	private void write(Xml xml) {
		if (this.children.isEmpty()) {
			xml.text(this.text);
		}
		this.children.forEach((child) -> xml.element(child.name(), child::write));
	}

	private static XmlElement element(XMLStreamReader xml) throws XMLStreamException {
		String name = xml.getLocalName();
		StringBuilder text = new StringBuilder();
		List<XmlElement> children = new ArrayList<>();
		int event = xml.next();
		while (event != XMLStreamConstants.END_ELEMENT) {
			if (event == XMLStreamConstants.START_ELEMENT) {
				children.add(element(xml));
			}
			else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
				text.append(xml.getText());
			}
			event = xml.next();
		}
		return new XmlElement(name, children.isEmpty() ? text.toString() : "", children);
	}

	/** Return the elements of this name. */
	public List<XmlElement> all(String childName) {
		return this.children.stream().filter((child) -> child.name().equals(childName)).toList();
	}

	/** Return the first element of this name, or {@code null}. */
	public @Nullable XmlElement child(String childName) {
		List<XmlElement> found = all(childName);
		return found.isEmpty() ? null : found.get(0);
	}

	/** Return the text of the first element of this name, or {@code null}. */
	public @Nullable String textOf(String childName) {
		XmlElement child = child(childName);
		return (child != null) ? child.text().strip() : null;
	}

}
