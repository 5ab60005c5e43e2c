package dev.durward.odata.wire;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import dev.durward.odata.wire.EntryPlan.ComplexPlan;
import dev.durward.odata.wire.EntryPlan.SimplePlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Answers in Atom and plain XML.
 *
 * @param serviceRoot absolute, ending in a slash
 * @param now the time of the answer, which Atom calls updated
 */
public record AtomFormat(String serviceRoot, Instant now) implements Format {
    private static final String UTF_8 = "utf-8";
    private static final String NS_ATOM = "http://www.w3.org/2005/Atom";
    private static final String NS_APP = "http://www.w3.org/2007/app";
    private static final String NS_XML = "http://www.w3.org/XML/1998/namespace";
    private static final XMLOutputFactory XML = factory();

    /** Writes something to an open document. */
    @FunctionalInterface
    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    @Override
    public <T> void feed(OutputStream out, FeedContent<T> content) throws IOException {
        document(out, UTF_8, xml -> {
            AtomHead head = new AtomHead(serviceRoot, Times.dateTimeOffset(now));
            AtomEntries<T> entries = new AtomEntries<>(content.plan(), head);
            xml.writeStartElement("feed");
            namespaces(xml);
            AtomEntries.base(xml, head);
            head.feed(xml, content.plan().model().name());
            if (content.count().isPresent()) {
                xml.writeStartElement("m", "count", AtomEntries.NS_M);
                xml.writeCharacters(Long.toString(content.count().getAsLong()));
                xml.writeEndElement();
            }
            int index = 0;
            for (T row : content.rows()) {
                xml.writeStartElement("entry");
                entries.write(xml, row, index++);
            }
            if (content.next().isPresent()) {
                xml.writeEmptyElement("link");
                xml.writeAttribute("href", content.next().get());
                xml.writeAttribute("rel", "next");
            }
            xml.writeEndElement();
        });
    }

    @Override
    public <T> void entry(OutputStream out, EntryPlan<T> plan, T row) throws IOException {
        document(out, UTF_8, xml -> {
            AtomHead head = new AtomHead(serviceRoot, Times.dateTimeOffset(now));
            xml.writeStartElement("entry");
            namespaces(xml);
            AtomEntries.base(xml, head);
            new AtomEntries<>(plan, head).write(xml, row, 0);
        });
    }

    @Override
    public <T> void property(OutputStream out, EntryPlan<T> plan, List<String> path, T row) throws IOException {
        document(out, UTF_8, xml -> {
            xml.writeStartElement(path.getLast());
            xml.writeDefaultNamespace(AtomEntries.NS_D);
            xml.writeNamespace("m", AtomEntries.NS_M);
            switch (PropertyPath.plan(plan, path)) {
                case SimplePlan<T> simple -> AtomEntries.content(xml, simple, row);
                case ComplexPlan<T> complex -> {
                    xml.writeNamespace("d", AtomEntries.NS_D);
                    AtomEntries.parts(xml, complex, row);
                }
            }
            xml.writeEndElement();
        });
    }

    @Override
    public void serviceDocument(OutputStream out, List<String> sets) throws IOException {
        document(out, UTF_8, xml -> {
            xml.writeStartElement("service");
            xml.writeAttribute("xml", NS_XML, "base", serviceRoot);
            xml.writeDefaultNamespace(NS_APP);
            xml.writeNamespace("atom", NS_ATOM);
            xml.writeStartElement("workspace");
            title(xml, "Default");
            for (String set : sets) {
                xml.writeStartElement("collection");
                xml.writeAttribute("href", set);
                title(xml, set);
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    /** An error document (contract section 5). */
    static byte[] error(String code, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            document(out, "UTF-8", xml -> {
                xml.writeStartElement("error");
                xml.writeDefaultNamespace(AtomEntries.NS_M);
                AtomEntries.text(xml, "code", code);
                xml.writeStartElement("message");
                xml.writeAttribute("xml", NS_XML, "lang", "en");
                xml.writeCharacters(text);
                xml.writeEndElement();
                xml.writeEndElement();
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void title(XMLStreamWriter xml, String text) throws XMLStreamException {
        xml.writeStartElement("atom", "title", NS_ATOM);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void namespaces(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeDefaultNamespace(NS_ATOM);
        xml.writeNamespace("m", AtomEntries.NS_M);
        xml.writeNamespace("d", AtomEntries.NS_D);
    }

    private static void document(OutputStream out, String encoding, Writing writing) throws IOException {
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(out, encoding);
            xml.writeStartDocument(encoding, "1.0");
            writing.to(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException failure) {
            if (failure.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(failure);
        }
    }

    private static XMLOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        // control characters in logged texts can't be in XML, and must not stop a feed
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER, new InvalidCharHandler.ReplacingHandler(' '));
        factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_STRUCTURE, false);
        return factory;
    }
}
