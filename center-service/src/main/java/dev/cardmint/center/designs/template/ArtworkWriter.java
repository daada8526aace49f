package dev.cardmint.center.designs.template;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes artwork anew: what reaches a renderer was read, checked and written here, and is nobody's own file. */
final class ArtworkWriter {

    static final String SVG = "http://www.w3.org/2000/svg";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    ArtworkWriter() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** The root, with a view box that takes in the bleed. */
    void root() throws XMLStreamException {
        Box sheet = Id1.CARD.grown(Id1.BLEED);
        xml.setDefaultNamespace(SVG);
        xml.writeStartElement(SVG, SvgElement.SVG.tag());
        xml.writeDefaultNamespace(SVG);
        xml.writeAttribute("viewBox", "%s %s %s %s".formatted(sheet.x(), sheet.y(), sheet.width(), sheet.height()));
        xml.writeAttribute("preserveAspectRatio", "none");
    }

    void start(Attributes element) throws XMLStreamException {
        xml.writeStartElement(SVG, element.element().tag());
        for (Map.Entry<String, String> attribute : element.values().entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    String done() throws XMLStreamException {
        xml.flush();
        return text.toString();
    }
}
