package dev.durward.recorder;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** What a flow sets on its message through headers; the last value that was seen counts, also when it is removed. */
final class RecordedHeaders {
    /** Contract section 9: the application id is shown to 120 characters. */
    private static final int APPLICATION_ID_LIMIT = 120;

    /** Names of systems and message types; the contract names no limit, a column needs one. */
    private static final int NAME_LIMIT = 200;

    private static final int CUSTOM_STATUS_LIMIT = 40;

    private @Nullable String applicationId;
    private @Nullable String messageType;
    private @Nullable String sender;
    private @Nullable String receiver;
    private @Nullable String customStatus;

    void readFrom(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.hasHeaders()) {
            applicationId = newest(text(exchange, MessageHeaders.APPLICATION_ID), applicationId, APPLICATION_ID_LIMIT);
            messageType = newest(text(exchange, MessageHeaders.MESSAGE_TYPE), messageType, NAME_LIMIT);
            sender = newest(text(exchange, MessageHeaders.SENDER), sender, NAME_LIMIT);
            receiver = newest(text(exchange, MessageHeaders.RECEIVER), receiver, NAME_LIMIT);
        }
        customStatus = newest(exchange.getProperty(MessageHeaders.CUSTOM_STATUS), customStatus, CUSTOM_STATUS_LIMIT);
    }

    @Nullable
    String applicationId() {
        return applicationId;
    }

    @Nullable
    String messageType() {
        return messageType;
    }

    @Nullable
    String sender() {
        return sender;
    }

    @Nullable
    String receiver() {
        return receiver;
    }

    @Nullable
    String customStatus() {
        return customStatus;
    }

    /** A header as text; one that holds the streamed body is read and left as it was. */
    private static @Nullable Object text(Exchange exchange, String header) {
        Object value = exchange.getMessage().getHeader(header);
        if (!(value instanceof StreamCache stream)) {
            return value;
        }
        stream.reset();
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, stream);
        stream.reset();
        return text;
    }

    private static @Nullable String newest(@Nullable Object value, @Nullable String known, int limit) {
        return value == null ? known : Cut.to(value.toString(), limit);
    }
}
