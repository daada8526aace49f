package dev.cardmint.center.designs.template;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one template from its first character to its last; what is not expected is refused with its line. */
final class TemplateReader {

    private static final int MOST_ELEMENTS = 2_000;
    private static final int DEEPEST = 12;
    private static final XMLInputFactory XML = factory();

    private final String svg;
    private final References references = new References();
    private final Deque<Attributes> open = new ArrayDeque<>();
    private final List<FaceSlot> slots = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Box chip;
    private int elements;

    TemplateReader(String svg) {
        this.svg = svg;
    }

    /** The JDK's own, whatever else is on the class path. A DOCTYPE is no part of a template: no entity, no file. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("A template refers to nothing outside");
        });
        return factory;
    }

    FaceTemplate read() {
        if (svg.length() > FaceTemplate.LONGEST) {
            throw new MalformedTemplateException(1, "is longer than %d characters".formatted(FaceTemplate.LONGEST));
        }
        try {
            var artwork = new ArtworkWriter();
            read(XML.createXMLStreamReader(new StringReader(svg)), artwork);
            references.check();
            return new FaceTemplate(artwork.done(), slots, chip);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new MalformedTemplateException(line, "is no well-formed XML");
        }
    }

    private void read(XMLStreamReader xml, ArtworkWriter artwork) throws XMLStreamException {
        while (xml.hasNext()) {
            int line = xml.getLocation().getLineNumber(); // this one begins where the last one ended
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(namespaced(xml, line), artwork);
                case XMLStreamConstants.END_ELEMENT -> end(artwork);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
                    characters(xml.getText(), line);
                case XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {
                    // says nothing
                }
                default ->
                    throw new MalformedTemplateException(
                            xml.getLocation().getLineNumber(), "has a DOCTYPE, an entity or an instruction");
            }
        }
    }

    private static Attributes namespaced(XMLStreamReader xml, int line) {
        boolean foreign = !ArtworkWriter.SVG.equals(xml.getNamespaceURI());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            foreign |= xml.getNamespacePrefix(i) != null || !ArtworkWriter.SVG.equals(xml.getNamespaceURI(i));
        }
        if (foreign) {
            throw new MalformedTemplateException(line, "has names of another namespace than SVG's");
        }
        return Attributes.read(xml, line);
    }

    private void start(Attributes element, ArtworkWriter artwork) throws XMLStreamException {
        Attributes parent = open.peek();
        if (parent == null
                ? element.element() != SvgElement.SVG
                : !element.element().fitsInto(parent.element())) {
            throw element.wrong("%s may not stand %s%s"
                    .formatted(
                            element.element().tag(),
                            parent == null ? "alone" : "in " + parent.element().tag(),
                            element.element().isSlot() ? ": texts and slots stand in svg itself" : ""));
        }
        if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
            throw element.wrong("has more than %d elements, or %d in each other".formatted(MOST_ELEMENTS, DEEPEST));
        }
        open.push(element);
        text.setLength(0);
        references.add(element);
        if (parent == null) {
            element.required("viewBox");
            artwork.root();
        } else if (isArtwork(element)) {
            requireNoClipInClip(element, parent);
            artwork.start(element);
        }
    }

    private static void requireNoClipInClip(Attributes element, Attributes parent) {
        if (parent.element() == SvgElement.CLIP_PATH && element.text("clip-path") != null) {
            throw element.wrong("clip-path may not stand in a clipPath");
        }
    }

    private void end(ArtworkWriter artwork) throws XMLStreamException {
        Attributes ended = open.pop();
        switch (ended.element()) {
            case TEXT ->
                slots.add(SlotReader.text(ended, text.toString().strip().replaceAll("\\s+", " ")));
            case PHOTO_SLOT -> slots.add(SlotReader.photo(ended));
            case BARCODE_SLOT -> slots.add(SlotReader.barcode(ended));
            case CHIP_AREA -> chip(ended);
            default -> {
                if (isArtwork(ended)) {
                    artwork.end();
                }
            }
        }
    }

    private void chip(Attributes area) {
        if (chip != null) {
            throw area.wrong("a card has one chip with contacts");
        }
        chip = SlotReader.chip(area);
    }

    private void characters(String characters, int line) {
        Attributes parent = open.peek();
        if (parent != null && parent.element().hasText()) {
            text.append(characters);
        } else if (!characters.isBlank()) {
            String before = characters.substring(0, characters.indexOf(characters.strip()));
            throw new MalformedTemplateException(
                    line + (int) before.chars().filter(each -> each == '\n').count(),
                    "has text that stands in no text element");
        }
    }

    private static boolean isArtwork(Attributes element) {
        return !element.element().isSlot()
                && element.element() != SvgElement.TITLE
                && element.element() != SvgElement.DESCRIPTION;
    }
}
