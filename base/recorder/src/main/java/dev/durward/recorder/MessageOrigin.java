package dev.durward.recorder;

import java.time.Instant;

/**
 * What never changes about a message.
 *
 * @param flow the flow that processes it
 * @param node id of the runtime node
 * @param exchangeId id of the exchange that began it: its outcome is the message's outcome
 * @param guid id of the message
 * @param correlationId equal in the whole chain
 * @param transactionId 32 hexadecimal digits
 * @param start when processing began
 */
record MessageOrigin(
        Flow flow,
        String node,
        String exchangeId,
        String guid,
        String correlationId,
        String transactionId,
        Instant start) {}
