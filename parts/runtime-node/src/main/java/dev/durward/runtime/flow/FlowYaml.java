package dev.durward.runtime.flow;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Checks a flow file before Camel reads it: only the allowed components, beans and steps. The context enforces the
 * components and languages again; this check can name the line.
 */
final class FlowYaml {
    /** Steps whose value, when it is a text, is an endpoint. */
    private static final Set<String> ENDPOINTS = Set.of("uri", "to", "toD", "from", "wireTap", "deadLetterUri");

    /** The environment may hold the master key. */
    private static final Pattern ENVIRONMENT =
            Pattern.compile("\\{\\{\\s*\\??\\s*(env|sys)\\s*:|\\$(simple)?\\{\\s*(env|sysenv|sys)\\s*[.:]");

    /** Deeper nesting is no flow, and would overflow the stack of whoever walks it. */
    private static final int MAX_DEPTH = 100;

    private final String fileName;

    private FlowYaml(String fileName) {
        this.fileName = fileName;
    }

    static void check(FlowFile file, String text) throws FlowFileException {
        new FlowYaml(file.name()).check(text);
    }

    private void check(String text) throws FlowFileException {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder()
                            .setLabel(fileName)
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(text);
        } catch (MarkedYamlEngineException malformed) {
            throw fault(malformed.getProblemMark(), "is no valid YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw new FlowFileException(fileName + ": is no valid YAML: " + malformed.getMessage());
        }
        if (root.isEmpty() || !(root.get() instanceof SequenceNode list)) {
            throw new FlowFileException(fileName + ": must be a YAML list that begins with '- route:'");
        }
        for (Node item : list.getValue()) {
            checkTopLevel(item);
        }
        walk(list, 0);
    }

    private void checkTopLevel(Node item) throws FlowFileException {
        if (!(item instanceof MappingNode mapping)) {
            throw fault(item, "each item must be one of " + Allowed.TOP_LEVEL);
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!Allowed.TOP_LEVEL.contains(text(entry.getKeyNode()))) {
                throw fault(
                        entry.getKeyNode(),
                        "'" + text(entry.getKeyNode()) + "' is not allowed here; allowed are " + Allowed.TOP_LEVEL);
            }
        }
    }

    private void walk(Node node, int depth) throws FlowFileException {
        if (depth > MAX_DEPTH) {
            throw fault(node, "nested deeper than " + MAX_DEPTH + " levels");
        }
        if (ENVIRONMENT.matcher(text(node)).find()) {
            throw fault(
                    node,
                    "flows can't read the environment or system properties: use {{name}} of the node's properties");
        }
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                walk(item, depth + 1);
            }
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                checkEntry(text(entry.getKeyNode()), entry.getValueNode());
                walk(entry.getValueNode(), depth + 1);
            }
        }
    }

    private void checkEntry(String key, Node value) throws FlowFileException {
        if (ENDPOINTS.contains(key) && value instanceof ScalarNode) {
            checkEndpoint(value);
        }
        if (Allowed.REFUSED_STEPS.contains(key) && !(value instanceof ScalarNode)) {
            throw fault(value, "the step '" + key + "' is not allowed");
        }
        if (Allowed.REFUSED_LANGUAGES.contains(key)) {
            throw fault(value, "the language '" + key + "' is not allowed; allowed are " + Allowed.LANGUAGES);
        }
        if (key.equals("bean")) {
            checkBean(value);
        }
    }

    private void checkEndpoint(Node value) throws FlowFileException {
        String uri = text(value).strip();
        if (uri.startsWith("{{") || uri.startsWith("${")) {
            return;
        }
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri : uri.substring(0, colon);
        if (!Allowed.COMPONENTS.contains(scheme)) {
            throw fault(value, "the component '" + scheme + "' is not allowed; allowed are " + Allowed.COMPONENTS);
        }
    }

    private void checkBean(Node value) throws FlowFileException {
        if (!(value instanceof MappingNode mapping)) {
            throw fault(value, "a bean must name its 'ref'; allowed are " + Allowed.BEANS);
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode());
            boolean known = key.equals("ref") && Allowed.BEANS.contains(text(entry.getValueNode()));
            if (!known && !key.equals("method") && !key.equals("id") && !key.equals("description")) {
                throw fault(
                        entry.getKeyNode(), "a bean may only have 'ref' (one of " + Allowed.BEANS + ") and 'method'");
            }
        }
    }

    private FlowFileException fault(Node node, String message) {
        return fault(node.getStartMark(), message);
    }

    private FlowFileException fault(Optional<Mark> mark, String message) {
        String line = mark.map(known -> ":" + (known.getLine() + 1)).orElse("");
        return new FlowFileException(fileName + line + ": " + message);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
