package dev.durward.runtime;

import dev.durward.runtime.flow.FlowContextConfig;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a runtime node works.
 *
 * @param flowFolder where flow files lie: {@code <account>/<flow id>.yaml}; may be missing
 * @param pollInterval how often the folder is looked at
 * @param flows what all flows share
 */
public record RuntimeConfig(Path flowFolder, Duration pollInterval, FlowContextConfig flows) {
    /** Soon enough for an author who waits, seldom enough to cost nothing. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** Looks at the folder every second. */
    public static RuntimeConfig of(Path flowFolder, FlowContextConfig flows) {
        return new RuntimeConfig(flowFolder, POLL_INTERVAL, flows);
    }
}
