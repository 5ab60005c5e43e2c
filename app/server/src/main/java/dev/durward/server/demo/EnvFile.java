package dev.durward.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of shell-quoted {@code KEY='value'} lines, to be read with {@code . file}. */
final class EnvFile {
    private EnvFile() {}

    /** The values of a file that {@link #write} made; empty when there is none. */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.endsWith("'") && line.startsWith("'", equals + 1)) {
                String quoted = line.substring(equals + 2, line.length() - 1);
                values.put(line.substring(0, equals), quoted.replace("'\\''", "'"));
            }
        }
        return values;
    }

    static void write(Path file, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        PrivateFile.write(file, text.toString());
    }
}
