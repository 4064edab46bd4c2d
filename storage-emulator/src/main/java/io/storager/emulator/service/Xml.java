package io.storager.emulator.service;

import java.io.StringWriter;
import java.util.function.Consumer;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/** Writes the services' documents. */
public final class Xml {

	private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

	private final XMLStreamWriter writer;

	private Xml(XMLStreamWriter writer) {
		this.writer = writer;
	}

	/** Write a document with this root element. */
	public static String document(String root, Consumer<Xml> content) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
			writer.writeStartDocument("UTF-8", "1.0");
			new Xml(writer).element(root, content);
			writer.writeEndDocument();
			writer.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return text.toString();
	}

	/** Write an element that has elements. */
	public Xml element(String name, Consumer<Xml> content) {
		try {
			this.writer.writeStartElement(name);
			content.accept(this);
			this.writer.writeEndElement();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return this;
	}

	/** Say of the element that was just begun what type it has, as XML Schema does. */
	public Xml type(String name) {
		try {
			this.writer.writeNamespace("xsi", SCHEMA_INSTANCE);
			this.writer.writeAttribute("xsi", SCHEMA_INSTANCE, "type", name);
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return this;
	}

	/** Write an element that has text; {@code null} writes nothing. */
	public Xml element(String name, @Nullable Object text) {
		return (text != null) ? element(name, (Xml xml) -> xml.text(text.toString())) : this;
	}

	/** Write an element that has text in quotes, escaped as the services do here. */
	public Xml quoted(String name, String text) {
		try {
			this.writer.writeStartElement(name);
			this.writer.writeEntityRef("quot");
			this.writer.writeCharacters(text);
			this.writer.writeEntityRef("quot");
			this.writer.writeEndElement();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
		return this;
	}

	/** Write text. */
	public void text(String text) {
		try {
			this.writer.writeCharacters(text);
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
