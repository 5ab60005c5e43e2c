package dev.durward.recorder;

import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport.NewAttachment;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the message that an exchange belongs to, for flows: the bean {@code messageLog} in the registry of each
 * attached context. Outside a recorded flow every call does nothing.
 */
public final class MessageLog {
    /** Name of the bean in the registry. */
    public static final String BEAN = "messageLog";

    /** Contract section 9. */
    private static final int NAME_LIMIT = 100;

    /** Contract section 9. */
    private static final int VALUE_LIMIT = 1000;

    /** A loop that adds a property per turn must not grow one log without end. */
    private static final int PROPERTY_COUNT = 200;

    private static final String PLAIN_TEXT = "text/plain";

    private static final Logger log = LoggerFactory.getLogger(MessageLog.class);

    private final RecorderConfig config;
    private final MessageIds ids;
    private final ReportPipeline pipeline;

    MessageLog(RecorderConfig config, MessageIds ids, ReportPipeline pipeline) {
        this.config = config;
        this.ids = ids;
        this.pipeline = pipeline;
    }

    /**
     * Adds a custom header property. A name may repeat.
     *
     * @param exchange the exchange being processed
     * @param name cut to 100 characters; null or empty adds nothing
     * @param value cut to 1000 characters; null adds nothing
     */
    public void addCustomHeaderProperty(Exchange exchange, @Nullable String name, @Nullable String value) {
        MessageRecording message = ContextRecording.of(exchange);
        if (message == null || name == null || name.isEmpty() || value == null) {
            return;
        }
        var property = new CustomHeaderProperty(Cut.to(name, NAME_LIMIT), Cut.to(value, VALUE_LIMIT));
        if (!message.add(property, PROPERTY_COUNT)) {
            refuse(message, "property", name, "the message has ended or has " + PROPERTY_COUNT + " properties");
        }
    }

    /**
     * Attaches a text, kept as UTF-8. One that is too long, or one too many, is not attached, which is logged.
     *
     * @param exchange the exchange being processed
     * @param name cut to 100 characters
     * @param text the content; null is an empty text
     * @param mediaType such as {@code application/json}; {@code text/plain} when null or empty
     */
    public void addAttachmentAsString(
            Exchange exchange, String name, @Nullable String text, @Nullable String mediaType) {
        MessageRecording message = ContextRecording.of(exchange);
        if (message == null || message.origin().flow().logLevel() == LogLevel.ERROR) {
            return;
        }
        byte[] content = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        if (content.length > config.attachmentLimitBytes()) {
            refuse(message, "attachment", name, "longer than " + config.attachmentLimitBytes() + " bytes");
            return;
        }
        if (!pipeline.reserve(content.length, config.attachmentBudgetBytes())) {
            refuse(message, "attachment", name, "attachments of open messages fill the memory set aside for them");
            return;
        }
        String type = mediaType == null || mediaType.isEmpty() ? PLAIN_TEXT : Cut.to(mediaType, NAME_LIMIT);
        var origin = message.origin();
        var attachment = new Attachment(
                ids.attachmentId(origin.flow().account()),
                origin.guid(),
                ids.now(),
                Cut.to(name, NAME_LIMIT),
                type,
                content.length);
        if (!message.add(new NewAttachment(attachment, content), config.attachmentCount())) {
            pipeline.unreserve(content.length);
            refuse(message, "attachment", name, "the message has ended or has its number of attachments");
        }
    }

    /**
     * Lets the message end as ESCALATED, with the exception that the flow handled as its error.
     *
     * @param exchange the exchange being processed
     */
    public void escalate(Exchange exchange) {
        MessageRecording message = ContextRecording.of(exchange);
        if (message != null) {
            message.escalate(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class));
        }
    }

    private static void refuse(MessageRecording message, String kind, String name, String reason) {
        log.warn(
                "event={}-refused message-guid={} name=\"{}\" reason=\"{}\"",
                kind,
                message.origin().guid(),
                name,
                reason);
    }
}
