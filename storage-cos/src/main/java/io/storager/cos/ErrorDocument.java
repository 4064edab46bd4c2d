package io.storager.cos;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * The document of an error answer, read anew: of an element with an entity, such as a
 * quotation mark, the SDK keeps the last piece alone, and of an empty one the text of its
 * neighbour.
 */
final class ErrorDocument {

	private final Map<String, String> elements;

	private ErrorDocument(Map<String, String> elements) {
		this.elements = elements;
	}

	/** Read a document; without one, or with a broken one, there are no elements. */
	static ErrorDocument of(@Nullable String xml) {
		Map<String, String> elements = new HashMap<>();
		if (xml != null) {
			try {
				read(xml, elements);
			}
			catch (XMLStreamException ex) {
				elements.clear();
			}
		}
		return new ErrorDocument(elements);
	}

	private static void read(String xml, Map<String, String> elements) throws XMLStreamException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
		try {
			for (int depth = 0; reader.hasNext();) {
				int event = reader.next();
				if (event == XMLStreamConstants.START_ELEMENT && depth == 1) {
					elements.put(reader.getLocalName(), reader.getElementText().strip());
				}
				else if (event == XMLStreamConstants.START_ELEMENT) {
					depth++;
				}
			}
		}
		finally {
			reader.close();
		}
	}

	/** The text of an element, or {@code null} if it is missing or empty. */
	@Nullable String text(String element) {
		String text = this.elements.get(element);
		return (text != null && !text.isEmpty()) ? text : null;
	}

}
