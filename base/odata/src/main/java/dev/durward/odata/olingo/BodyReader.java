package dev.durward.odata.olingo;

import com.ctc.wstx.stax.WstxInputFactory;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.set.EntityInput;
import java.io.ByteArrayInputStream;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderReadProperties;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.jspecify.annotations.Nullable;

/** Reads entities from request bodies, in JSON and Atom. */
public final class BodyReader {
    private static final String MALFORMED = "The request body is malformed.";
    private static final String JSON = "application/json";
    private static final String ATOM = "application/atom+xml";
    private static final String XML = "application/xml";

    private final ModelFile model;
    private final XMLInputFactory xml = new WstxInputFactory();

    /** Reads entities of a model's sets. */
    public BodyReader(ModelFile model) {
        this.model = model;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Refuses with 415 a content type that no entity is read from (contract section 5). */
    public static void requireReadable(Optional<String> contentType) {
        plainType(contentType);
    }

    /** Reads an entity of a set; refuses a body that is malformed or has a DOCTYPE. */
    public EntityInput read(String set, Optional<String> contentType, byte[] body) {
        String type = plainType(contentType);
        if (!type.equals(JSON)) {
            refuseDoctype(body);
        }
        try {
            EdmEntitySet target = model.edm().getDefaultEntityContainer().getEntitySet(set);
            var properties =
                    EntityProviderReadProperties.init().mergeSemantic(true).build();
            return new EntityInput(
                    plain(EntityProvider.readEntry(type, target, new ByteArrayInputStream(body), properties)
                            .getProperties()));
        } catch (ODataException refused) {
            throw OlingoRefusals.of(refused);
        } catch (RuntimeException | StackOverflowError malformed) {
            throw Refusal.badRequest(MALFORMED);
        }
    }

    private static String plainType(Optional<String> contentType) {
        String sent = contentType.orElse("application/octet-stream").strip();
        int semicolon = sent.indexOf(';');
        String plain =
                (semicolon < 0 ? sent : sent.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case JSON -> JSON;
            case ATOM, XML -> ATOM;
            default -> throw new Refusal(415, "Media type " + sent + " is not supported.");
        };
    }

    private void refuseDoctype(byte[] body) {
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext() && reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw Refusal.badRequest("The request body must not have a DOCTYPE.");
                }
            }
            reader.close();
        } catch (XMLStreamException malformed) {
            throw Refusal.badRequest(MALFORMED);
        }
    }

    private static Map<String, @Nullable Object> plain(Map<String, Object> properties) {
        Map<String, @Nullable Object> values = new HashMap<>();
        properties.forEach(
                (name, value) -> values.put(name, value instanceof Calendar time ? time.toInstant() : value));
        return values;
    }
}
