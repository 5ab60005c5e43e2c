package dev.durward.runtime;

import dev.durward.recorder.MessageLogRecorder;
import dev.durward.runtime.entry.EntryServices;
import dev.durward.runtime.flow.ArtifactReports;
import java.time.InstantSource;

/**
 * What a runtime node needs from outside.
 *
 * @param recorder records the messages of all flows; closed by whoever made it, after the node
 * @param artifacts is told what is deployed
 * @param entry who may call flows
 * @param clock the time of deployments
 */
public record RuntimeServices(
        MessageLogRecorder recorder, ArtifactReports artifacts, EntryServices entry, InstantSource clock) {}
