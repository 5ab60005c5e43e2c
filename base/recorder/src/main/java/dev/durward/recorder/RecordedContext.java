package dev.durward.recorder;

import org.apache.camel.CamelContext;

/** A Camel context whose exchanges are recorded. Safe for use by several threads. */
public final class RecordedContext {
    private final ContextRecording recording;

    private RecordedContext(ContextRecording recording) {
        this.recording = recording;
    }

    static RecordedContext attach(
            CamelContext context, FlowCatalog catalog, ContextRecording recording, MessageLog bean) {
        context.addRoutePolicyFactory((camel, routeId, route) -> new FlowRoutePolicy(catalog, recording));
        context.getCamelContextExtension()
                .addInterceptStrategy((camel, step, target, next) -> new StepObserver(step.getId(), target, recording));
        context.getManagementStrategy().addEventNotifier(new RedeliveryObserver(recording));
        context.getRegistry().bind(MessageLog.BEAN, bean);
        return new RecordedContext(recording);
    }

    /** How many messages a flow is processing. */
    public int openMessages(String flowId) {
        return recording.count(flow -> flow.id().equals(flowId));
    }

    /**
     * Ends the messages that a flow is processing as ABANDONED, because the flow is stopped; what happens to them
     * afterwards is not recorded.
     *
     * @return how many there were
     */
    public int abandon(String flowId) {
        return recording.abandon(flow -> flow.id().equals(flowId));
    }

    /** Ends all messages that are being processed as ABANDONED; returns how many there were. */
    public int abandonAll() {
        return recording.abandon(flow -> true);
    }

    /** How many messages all flows are processing. */
    public int openMessages() {
        return recording.count(flow -> true);
    }
}
