package dev.durward.recorder;

import java.time.Duration;
import org.apache.camel.Exchange;

/** An exchange as the recorder sees it, for components that answer a caller. */
public final class RecordedExchange {
    private RecordedExchange() {}

    /**
     * Waits until the log of a processed exchange is durable, so that an answer is never older than its log.
     *
     * @param exchange an exchange that its flow has processed
     * @param limit how long to wait
     * @return false when the time is over; true at once for an exchange that is not recorded or whose message goes on
     */
    public static boolean awaitReported(Exchange exchange, Duration limit) {
        MessageRecording message = ContextRecording.of(exchange);
        try {
            return message == null || message.awaitReported(limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
