package dev.durward.runtime.flow;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what Camel says about a flow file into one sentence with the file's name and line. */
final class FlowFault {
    private FlowFault() {}

    static FlowFileException of(FlowFile file, String text, Exception error) {
        Throwable root = error;
        Optional<Integer> line = Optional.empty();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked
                    && marked.getProblemMark().isPresent()) {
                line = Optional.of(marked.getProblemMark().get().getLine() + 1);
            }
            root = cause;
        }
        String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String where = line.or(() -> lineOfNamedUri(text, error))
                .map(found -> ":" + found)
                .orElse("");
        return new FlowFileException(file.name() + where + ": " + firstLine(reason));
    }

    /** Camel's other faults name the endpoint that they are about: the line that holds it is the line to look at. */
    private static Optional<Integer> lineOfNamedUri(String text, Exception error) {
        String message = String.valueOf(error.getMessage());
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int uri = lines[i].indexOf("uri:");
            String value = uri < 0
                    ? ""
                    : lines[i].substring(uri + "uri:".length()).strip().replace("\"", "");
            if (!value.isEmpty() && message.contains(value.replaceFirst(":/*", "://"))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
