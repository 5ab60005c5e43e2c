package dev.durward.runtime.flow;

import dev.durward.recorder.MessageLog;
import dev.durward.runtime.entry.EntryComponent;
import java.util.Set;

/** What flow files may use: few components, so that a node is small, quick to start, and its doors are known. */
final class Allowed {
    static final Set<String> COMPONENTS =
            Set.of(EntryComponent.SCHEME, "direct", "seda", "timer", "log", "http", "https");

    static final Set<String> LANGUAGES =
            Set.of("simple", "constant", "header", "exchangeProperty", "variable", "tokenize", "xpath");

    static final Set<String> BEANS = Set.of(MessageLog.BEAN);

    /** The other languages that a flow's author may look for; the context refuses whatever is not in LANGUAGES. */
    static final Set<String> REFUSED_LANGUAGES =
            Set.of("groovy", "js", "java", "joor", "jq", "jsonpath", "mvel", "ognl", "python", "spel", "xquery");

    /** What may stand at the top of a flow file; beans, for one, could make objects of any class. */
    static final Set<String> TOP_LEVEL = Set.of("route", "from", "onException", "errorHandler", "onCompletion");

    /** Steps that call code by its name. */
    static final Set<String> REFUSED_STEPS = Set.of("process", "script", "kamelet", "claimCheck", "beans");

    private Allowed() {}
}
