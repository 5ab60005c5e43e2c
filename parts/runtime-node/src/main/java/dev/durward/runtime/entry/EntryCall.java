package dev.durward.runtime.entry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;

/** Waits for a flow to process one request; ends also when the flow is removed, because then nobody else would end it. */
final class EntryCall implements AsyncCallback {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean processed;

    @Override
    public void done(boolean doneSync) {
        processed = true;
        ended.countDown();
    }

    void giveUp() {
        ended.countDown();
    }

    /** True when the exchange was processed, false when the flow was removed or the time is over. */
    boolean await(Duration limit) {
        try {
            return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS) && processed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
