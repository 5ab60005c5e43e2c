package dev.durward.recorder;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Sees one step of a flow begin and end, inside the error handler: each attempt of a step passes here. */
final class StepObserver extends DelegateAsyncProcessor {
    private final String stepId;
    private final ContextRecording recording;

    StepObserver(String stepId, Processor step, ContextRecording recording) {
        super(step);
        this.stepId = stepId;
        this.recording = recording;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        recording.stepBegins(exchange);
        AsyncProcessor step = getProcessor();
        return step.process(exchange, doneSync -> {
            recording.stepEnds(stepId, exchange);
            callback.done(doneSync);
        });
    }
}
