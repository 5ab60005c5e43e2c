package dev.durward.runtime.flow;

import dev.durward.domain.log.LogLevel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a flow file says about its flow, in comment lines {@code # key: value} before its first line of YAML.
 *
 * @param name display name; the flow's id unless given
 * @param version {@code 1.0.0} unless given
 * @param packageId id of its package; empty unless given
 * @param packageName display name of its package; the package's id unless given
 * @param logLevel INFO unless given
 */
record FlowMetadata(String name, String version, String packageId, String packageName, LogLevel logLevel) {
    private static final Pattern LINE = Pattern.compile("#\\s*([a-z-]+)\\s*:\\s*(.*)");
    private static final List<String> KEYS = List.of("name", "version", "package", "package-name", "log-level");

    static FlowMetadata of(FlowFile file, String text) throws FlowFileException {
        Map<String, String> values = new HashMap<>();
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                break;
            }
            Matcher matcher = LINE.matcher(stripped);
            if (matcher.matches() && KEYS.contains(matcher.group(1))) {
                values.putIfAbsent(matcher.group(1), matcher.group(2).strip());
            }
        }
        String id = file.key().id();
        String packageId = values.getOrDefault("package", "");
        return new FlowMetadata(
                values.getOrDefault("name", id),
                values.getOrDefault("version", "1.0.0"),
                packageId,
                values.getOrDefault("package-name", packageId),
                logLevel(file, values.getOrDefault("log-level", LogLevel.INFO.name())));
    }

    /** What is known of a flow whose file can't be read. */
    static FlowMetadata unknown(FlowKey key) {
        return new FlowMetadata(key.id(), "", "", "", LogLevel.INFO);
    }

    private static LogLevel logLevel(FlowFile file, String text) throws FlowFileException {
        try {
            return LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new FlowFileException(file.name() + ": log-level must be one of " + Arrays.toString(LogLevel.values())
                    + ", was '" + text + "'");
        }
    }
}
