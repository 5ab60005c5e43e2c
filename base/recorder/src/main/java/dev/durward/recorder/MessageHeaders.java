package dev.durward.recorder;

/** Names of headers and exchange properties that flows and their callers see (contract section 9). */
public final class MessageHeaders {
    /** Header and exchange property: the id of the message's log. */
    public static final String MESSAGE_GUID = "SAP_MessageProcessingLogID";

    /** Header and exchange property: equal in all messages of a chain; taken over from the caller. */
    public static final String CORRELATION_ID = "SAP_MplCorrelationId";

    /** Header: becomes {@code ApplicationMessageId}, at most 120 characters. */
    public static final String APPLICATION_ID = "SAP_ApplicationID";

    /** Header: becomes {@code ApplicationMessageType}. */
    public static final String MESSAGE_TYPE = "SAP_MessageType";

    /** Header: becomes {@code Sender}. */
    public static final String SENDER = "SAP_Sender";

    /** Header: becomes {@code Receiver}. */
    public static final String RECEIVER = "SAP_Receiver";

    /** Exchange property: becomes {@code CustomStatus}, at most 40 characters. */
    public static final String CUSTOM_STATUS = "SAP_MessageProcessingLogCustomStatus";

    private MessageHeaders() {}
}
