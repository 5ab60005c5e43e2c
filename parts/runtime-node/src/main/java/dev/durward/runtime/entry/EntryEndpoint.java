package dev.durward.runtime.entry;

import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A path that a flow listens on. */
final class EntryEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
    private final EntryPoints points;
    private final EntryOptions options;

    EntryEndpoint(String uri, EntryComponent component, EntryPoints points, EntryOptions options) {
        super(uri, component);
        this.points = points;
        this.options = options;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EntryConsumer consumer = new EntryConsumer(this, processor, points, options);
        configureConsumer(consumer);
        return consumer;
    }

    /** True to Camel, so that {@link EntryPoints} can refuse a second flow and name the first. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(EntryComponent.SCHEME
                + " only receives; to call a receiver use http or https, to call another flow use direct or seda");
    }
}
