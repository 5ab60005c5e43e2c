package dev.durward.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping in a YAML file that knows where each value stands. Every refusal is a {@link YamlException}. */
public final class YamlMap {
    private static final int LARGEST_FILE_CHARACTERS = 3 * 1024 * 1024;

    private final Path file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private YamlMap(Path file, Node node) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw problem(line, "expected a mapping of keys to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                throw problem(lineOf(tuple.getKeyNode()), "key '" + key + "' stands twice; keep one");
            }
        }
    }

    /**
     * Reads a file's text.
     *
     * @param file named in messages
     * @param text the YAML; empty text is an empty mapping
     */
    public static YamlMap parse(Path file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST_FILE_CHARACTERS)
                .setAllowDuplicateKeys(true) // refused with the line, in the constructor
                .build();
        try {
            Node root = new Compose(settings).composeString(text).orElse(null);
            return root == null ? new YamlMap(file, empty()) : new YamlMap(file, root);
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new YamlException(file + ", line " + line + ": " + malformed.getProblem()
                    + "; check indentation, quotes and colons there");
        } catch (YamlEngineException malformed) {
            throw new YamlException(file + ": " + malformed.getMessage());
        }
    }

    private static Node empty() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), org.snakeyaml.engine.v2.common.FlowStyle.BLOCK);
    }

    /** A required text. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> problem(line, "key '" + key + "' is missing; add it here"));
    }

    /** A text; empty when the key is absent or null. */
    public Optional<String> optionalText(String key) {
        return node(key).map(this::scalar);
    }

    /** A value made from a text; what the reader refuses is reported with the line. */
    public <T> Optional<T> value(String key, Function<String, T> reader) {
        return node(key).map(node -> read(key, node, reader));
    }

    /** Values made from a list of texts; what the reader refuses is reported with its line. */
    public <T> List<T> values(String key, Function<String, T> reader) {
        return items(key).stream().map(node -> read(key, node, reader)).toList();
    }

    private <T> T read(String key, Node node, Function<String, T> reader) {
        try {
            return reader.apply(scalar(node));
        } catch (IllegalArgumentException refused) {
            throw problem(lineOf(node), key + ": " + refused.getMessage());
        }
    }

    /** A whole number from 0 to 65535. */
    public Optional<Integer> port(String key) {
        return value(key, text -> {
            int port;
            try {
                port = Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("must be a port number, was '" + text + "'", notANumber);
            }
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("must be a port from 0 to 65535, was " + text);
            }
            return port;
        });
    }

    /** True or false. */
    public Optional<Boolean> bool(String key) {
        return value(key, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, was '" + text + "'");
        });
    }

    /** A length of time such as {@code 90s}, {@code 60m}, {@code 12h}, {@code 180d}. */
    public Optional<Duration> duration(String key) {
        return value(key, YamlMap::parseDuration);
    }

    private static Duration parseDuration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "must be a duration such as 90s, 60m, 12h or 180d, was '" + text + "'", malformed);
        }
    }

    /** A list of texts; empty when the key is absent. */
    public List<String> texts(String key) {
        return items(key).stream().map(this::scalar).toList();
    }

    /** A list of mappings; empty when the key is absent. */
    public List<YamlMap> maps(String key) {
        return items(key).stream().map(item -> new YamlMap(file, item)).toList();
    }

    /** A mapping inside this one; empty when the key is absent. */
    public Optional<YamlMap> map(String key) {
        return node(key).map(node -> new YamlMap(file, node));
    }

    /** The keys of this mapping, where they are names and not fixed words. */
    public Set<String> names() {
        asked.addAll(values.keySet());
        return Set.copyOf(values.keySet());
    }

    /** Refuses keys that nobody asked for; to be called when all were read. */
    public void refuseUnknownKeys() {
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                throw problem(
                        lineOf(entry.getValue()),
                        "unknown key '" + entry.getKey() + "'; known here are " + String.join(", ", asked));
            }
        }
    }

    /** Where this mapping begins, as messages name it: file and line. */
    public String where() {
        return file + ", line " + line;
    }

    /** A refusal of this mapping as a whole. */
    public YamlException problem(String message) {
        return problem(line, message);
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).filter(node -> !Tag.NULL.equals(node.getTag()));
    }

    private List<Node> items(String key) {
        return node(key)
                .map(node -> {
                    if (!(node instanceof SequenceNode sequence)) {
                        throw problem(lineOf(node), "'" + key + "' must be a list; begin each entry with '- '");
                    }
                    return sequence.getValue();
                })
                .orElse(List.of());
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(lineOf(node), "expected a single value");
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private YamlException problem(int where, String message) {
        return new YamlException(file + ", line " + where + ": " + message);
    }
}
