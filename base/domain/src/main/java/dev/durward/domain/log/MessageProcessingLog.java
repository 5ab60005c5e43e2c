package dev.durward.domain.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The log of one message (contract section 2.1). Times have millisecond precision.
 *
 * @param messageGuid see {@link MessageGuid}
 * @param correlationId equal for all messages of a chain
 * @param applicationMessageId from header {@code SAP_ApplicationID}; null unless set
 * @param applicationMessageType from header {@code SAP_MessageType}; null unless set
 * @param logStart when processing began
 * @param logEnd when the status last changed; never null (it is the start while nothing has changed)
 * @param sender from header {@code SAP_Sender}; null unless set
 * @param receiver from header {@code SAP_Receiver}; null unless set
 * @param status the status
 * @param artifact the flow; its id is also the {@code IntegrationFlowName}
 * @param logLevel how much was recorded
 * @param customStatus equals the status unless the flow sets it
 * @param transactionId 32 lower-case hexadecimal digits
 * @param previousComponentName the component that sent the message; null when unknown
 * @param localComponentName the component that processed it, such as {@code CPI_demo}
 * @param originComponentName the component that the chain began in
 */
public record MessageProcessingLog(
        String messageGuid,
        String correlationId,
        @Nullable String applicationMessageId,
        @Nullable String applicationMessageType,
        Instant logStart,
        Instant logEnd,
        @Nullable String sender,
        @Nullable String receiver,
        MessageStatus status,
        IntegrationArtifact artifact,
        LogLevel logLevel,
        String customStatus,
        String transactionId,
        @Nullable String previousComponentName,
        String localComponentName,
        String originComponentName) {}
