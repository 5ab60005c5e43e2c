package dev.durward.odata.wire;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What feeds and entries of one answer share.
 *
 * @param serviceRoot absolute, ending in a slash
 * @param updated the time of the answer
 */
record AtomHead(String serviceRoot, String updated) {
    /** The head of a feed whose element and attributes are written. */
    void feed(XMLStreamWriter xml, String set) throws XMLStreamException {
        AtomEntries.text(xml, "id", serviceRoot + set);
        xml.writeStartElement("title");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(set);
        xml.writeEndElement();
        AtomEntries.text(xml, "updated", updated);
        xml.writeStartElement("author");
        xml.writeEmptyElement("name");
        xml.writeEndElement();
        xml.writeEmptyElement("link");
        xml.writeAttribute("href", set);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("title", set);
    }
}
