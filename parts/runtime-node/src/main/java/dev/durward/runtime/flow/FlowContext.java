package dev.durward.runtime.flow;

import dev.durward.runtime.entry.EntryComponent;
import dev.durward.runtime.entry.EntryPoints;
import dev.durward.runtime.receiver.ReceiverComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.component.bean.BeanComponent;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.log.LogComponent;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.timer.TimerComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultLanguageResolver;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.spi.StreamCachingStrategy;

/** Builds the Camel context of one account: only the allowed components and languages, long bodies on disk. */
final class FlowContext {
    /** Bodies up to this stay in memory. */
    private static final long SPOOL_THRESHOLD_BYTES = 128 * 1024;

    private static final int NEVER = 0;

    /** The node has waited for messages in flight before it stops a route: see {@link AccountFlows}. */
    private static final long STOP_SECONDS = 1;

    private FlowContext() {}

    static DefaultCamelContext create(String account, FlowContextConfig config, EntryPoints points) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName(account);
        var extension = context.getCamelContextExtension();
        extension.addContextPlugin(ComponentResolver.class, new AllowedComponents(account, config, points));
        extension.addContextPlugin(LanguageResolver.class, new AllowedLanguages());
        context.setLoadTypeConverters(false);
        context.setAllowUseOriginalMessage(false);
        context.getShutdownStrategy().setTimeout(STOP_SECONDS);
        context.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        spoolLongBodies(context, config);
        context.setPropertiesComponent(properties(config));
        setErrorHandler(context);
        return context;
    }

    private static void spoolLongBodies(CamelContext context, FlowContextConfig config) {
        StreamCachingStrategy caching = context.getStreamCachingStrategy();
        caching.setSpoolEnabled(true);
        caching.setSpoolThreshold(SPOOL_THRESHOLD_BYTES);
        caching.setSpoolDirectory(config.workFolder().toString());
    }

    /** Flows see the node's own properties, not the environment: it may hold the master key. */
    private static PropertiesComponent properties(FlowContextConfig config) {
        var component = new PropertiesComponent();
        component.setEnvironmentVariableMode(NEVER);
        component.setSystemPropertiesMode(NEVER);
        component.setAutoDiscoverPropertiesSources(false);
        Properties properties = new Properties();
        properties.putAll(config.properties());
        component.setInitialProperties(properties);
        return component;
    }

    /** A failed message has its log; a stack trace of each would only fill the disk. */
    private static void setErrorHandler(DefaultCamelContext context) {
        var redelivery = new RedeliveryPolicyDefinition();
        redelivery.setLogStackTrace("false");
        redelivery.setLogExhaustedMessageHistory("false");
        redelivery.setLogExhausted("false");
        var handler = new DefaultErrorHandlerDefinition();
        handler.setRedeliveryPolicy(redelivery);
        context.getCamelContextExtension().setErrorHandlerFactory(handler);
    }

    private static final class AllowedComponents implements ComponentResolver {
        private final String account;
        private final FlowContextConfig config;
        private final EntryPoints points;

        private AllowedComponents(String account, FlowContextConfig config, EntryPoints points) {
            this.account = account;
            this.config = config;
            this.points = points;
        }

        @Override
        public Component resolveComponent(String name, CamelContext context) {
            return switch (name) {
                case EntryComponent.SCHEME -> new EntryComponent(points);
                case "bean" -> new BeanSteps();
                case "direct" -> new DirectComponent();
                case "seda" -> new SedaComponent();
                case "timer" -> new TimerComponent();
                case "log" -> new LogComponent();
                // Camel makes every receiver a TLS receiver of a component that has a TLS context
                case "http" -> ReceiverComponent.of(account, config.credentials(), Optional.empty());
                case "https" -> ReceiverComponent.of(account, config.credentials(), config.receiverTrust());
                default ->
                    throw new IllegalArgumentException(
                            "the component '" + name + "' is not allowed; allowed are " + Allowed.COMPONENTS);
            };
        }
    }

    /** Serves the step {@code bean}; an endpoint {@code bean:...} could call any class. */
    private static final class BeanSteps extends BeanComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            throw new IllegalArgumentException(
                    "the component 'bean' is not allowed; allowed are " + Allowed.COMPONENTS);
        }
    }

    private static final class AllowedLanguages implements LanguageResolver {
        private final LanguageResolver known = new DefaultLanguageResolver();

        @Override
        public Language resolveLanguage(String name, CamelContext context) {
            if (!Allowed.LANGUAGES.contains(name)) {
                throw new IllegalArgumentException(
                        "the language '" + name + "' is not allowed; allowed are " + Allowed.LANGUAGES);
            }
            return known.resolveLanguage(name, context);
        }
    }
}
