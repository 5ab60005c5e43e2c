package dev.durward.odata.wire;

import dev.durward.odata.edm.SimpleKind;
import dev.durward.odata.wire.EntryPlan.ComplexPlan;
import dev.durward.odata.wire.EntryPlan.LinkPlan;
import dev.durward.odata.wire.EntryPlan.Related;
import dev.durward.odata.wire.EntryPlan.SimplePlan;
import dev.durward.odata.wire.EntryPlan.ValuePlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes entities of one plan as Atom, in Olingo's order (contract section 4). Used by one thread. */
final class AtomEntries<T> {
    static final String NS_M = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";
    static final String NS_D = "http://schemas.microsoft.com/ado/2007/08/dataservices";
    private static final String NS_XML = "http://www.w3.org/XML/1998/namespace";
    private static final String SCHEME = NS_D + "/scheme";
    private static final String RELATED = NS_D + "/related/";
    private static final String OCTET_STREAM = "application/octet-stream";
    private static final String FEED_TYPE = "application/atom+xml;type=feed";
    private static final String ENTRY_TYPE = "application/atom+xml;type=entry";
    private static final byte[] VALUE_SUFFIX = "/$value".getBytes(StandardCharsets.US_ASCII);

    private final EntryPlan<T> plan;
    private final AtomHead head;
    private final UriBuffer<T> uri;
    private final List<@Nullable Behind<?>> behind = new ArrayList<>();

    AtomEntries(EntryPlan<T> plan, AtomHead head) {
        this.plan = plan;
        this.head = head;
        this.uri = new UriBuffer<>(head.serviceRoot(), plan.model(), plan.set());
        for (LinkPlan link : plan.links()) {
            behind.add(link.related()
                    .<@Nullable Behind<?>>map(related -> Behind.of(related, head))
                    .orElse(null));
        }
    }

    /** The writer of an expanded navigation with its rows. */
    private record Behind<R>(AtomEntries<R> entries, List<? extends List<R>> rows) {
        static <R> Behind<R> of(Related<R> related, AtomHead head) {
            return new Behind<>(new AtomEntries<>(related.plan(), head), related.rows());
        }

        void write(XMLStreamWriter xml, int index, boolean many) throws XMLStreamException {
            List<R> related = rows.get(index);
            xml.writeStartElement("m", "inline", NS_M);
            if (many) {
                xml.writeStartElement("feed");
                base(xml, entries.head);
                entries.head.feed(xml, entries.plan.model().name());
                for (R row : related) {
                    xml.writeStartElement("entry");
                    entries.write(xml, row, 0);
                }
                xml.writeEndElement();
            } else if (!related.isEmpty()) {
                xml.writeStartElement("entry");
                base(xml, entries.head);
                entries.write(xml, related.getFirst(), 0);
            }
            xml.writeEndElement();
        }
    }

    static void base(XMLStreamWriter xml, AtomHead head) throws XMLStreamException {
        xml.writeAttribute("xml", NS_XML, "base", head.serviceRoot());
    }

    /** Writes the content of an entry element that is begun, and ends it. */
    void write(XMLStreamWriter xml, T row, int index) throws XMLStreamException {
        uri.entity(row);
        String self = uri.relative();
        text(xml, "id", uri.absolute());
        xml.writeStartElement("title");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(plan.model().name());
        xml.writeEndElement();
        text(xml, "updated", head.updated());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", plan.model().type().fullName());
        xml.writeAttribute("scheme", SCHEME);
        xml.writeEmptyElement("link");
        xml.writeAttribute("href", self);
        xml.writeAttribute("rel", "edit");
        xml.writeAttribute("title", plan.model().type().name());
        body(xml, row, index);
        xml.writeEndElement();
    }

    private void body(XMLStreamWriter xml, T row, int index) throws XMLStreamException {
        if (!plan.model().type().media()) {
            links(xml, index);
            xml.writeStartElement("content");
            xml.writeAttribute("type", "application/xml");
            properties(xml, row);
            xml.writeEndElement();
            return;
        }
        uri.below(VALUE_SUFFIX);
        String stream = uri.relative();
        xml.writeEmptyElement("link");
        xml.writeAttribute("href", stream);
        xml.writeAttribute("rel", "edit-media");
        xml.writeAttribute("type", OCTET_STREAM);
        links(xml, index);
        xml.writeEmptyElement("content");
        xml.writeAttribute("type", OCTET_STREAM);
        xml.writeAttribute("src", stream);
        properties(xml, row);
    }

    private void links(XMLStreamWriter xml, int index) throws XMLStreamException {
        int position = 0;
        for (LinkPlan link : plan.links()) {
            uri.below(link.suffix());
            xml.writeStartElement("link");
            xml.writeAttribute("href", uri.relative());
            xml.writeAttribute("rel", RELATED + link.name());
            xml.writeAttribute("title", link.name());
            xml.writeAttribute("type", link.many() ? FEED_TYPE : ENTRY_TYPE);
            Behind<?> related = behind.get(position++);
            if (related != null) {
                related.write(xml, index, link.many());
            }
            xml.writeEndElement();
        }
    }

    private void properties(XMLStreamWriter xml, T row) throws XMLStreamException {
        if (plan.values().isEmpty()) {
            return;
        }
        xml.writeStartElement("m", "properties", NS_M);
        for (ValuePlan<T> value : plan.values()) {
            property(xml, value, row);
        }
        xml.writeEndElement();
    }

    private static <T> void property(XMLStreamWriter xml, ValuePlan<T> plan, T row) throws XMLStreamException {
        switch (plan) {
            case SimplePlan<T> simple -> {
                xml.writeStartElement("d", simple.name(), NS_D);
                content(xml, simple, row);
            }
            case ComplexPlan<T> complex -> {
                xml.writeStartElement("d", complex.name(), NS_D);
                parts(xml, complex, row);
            }
        }
        xml.writeEndElement();
    }

    /** The parts of a complex property whose element is begun. */
    static <T> void parts(XMLStreamWriter xml, ComplexPlan<T> complex, T row) throws XMLStreamException {
        xml.writeAttribute("m", NS_M, "type", complex.typeName());
        for (SimplePlan<T> part : complex.parts()) {
            xml.writeStartElement("d", part.name(), NS_D);
            content(xml, part, row);
            xml.writeEndElement();
        }
    }

    /** The value of a simple property whose element is begun. */
    static <T> void content(XMLStreamWriter xml, SimplePlan<T> plan, T row) throws XMLStreamException {
        Object value = plan.value().apply(row);
        if (value == null) {
            xml.writeAttribute("m", NS_M, "null", "true");
        } else {
            xml.writeCharacters(text(plan.kind(), value));
        }
    }

    static String text(SimpleKind kind, Object value) {
        return switch (kind) {
            case STRING, INT64, INT32, BOOLEAN -> value.toString();
            case DATE_TIME -> Times.dateTime((Instant) value);
            case DATE_TIME_OFFSET -> Times.dateTimeOffset((Instant) value);
            case BINARY -> Base64.getEncoder().encodeToString((byte[]) value);
        };
    }

    static void text(XMLStreamWriter xml, String element, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(content);
        xml.writeEndElement();
    }
}
