package dev.durward.runtime.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of flow files: {@code <account>/<flow id>.yaml}. Other files and hidden ones are not flows. */
final class FlowFolder {
    private static final String SUFFIX = ".yaml";
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]{0,29}");
    private static final Pattern FLOW_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,119}");

    private final Path folder;

    FlowFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The flows as they lie there now; none when the folder is missing.
     *
     * @throws UncheckedIOException if the folder can't be read
     */
    Map<FlowKey, FlowFile> scan() {
        Map<FlowKey, FlowFile> flows =
                new TreeMap<>(Comparator.comparing(FlowKey::account).thenComparing(FlowKey::id));
        for (Path account : list(folder)) {
            if (Files.isDirectory(account) && ACCOUNT.matcher(name(account)).matches()) {
                list(account).forEach(file -> addTo(flows, name(account), file));
            }
        }
        return flows;
    }

    private static void addTo(Map<FlowKey, FlowFile> flows, String account, Path file) {
        String name = name(file);
        if (!name.endsWith(SUFFIX)) {
            return;
        }
        String id = name.substring(0, name.length() - SUFFIX.length());
        if (!FLOW_ID.matcher(id).matches()) {
            return;
        }
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                FlowKey key = new FlowKey(account, id);
                String fingerprint = attributes.size() + "/" + attributes.lastModifiedTime();
                flows.put(key, new FlowFile(key, file, fingerprint));
            }
        } catch (IOException removedMeanwhile) {
            flows.remove(new FlowKey(account, id));
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the flow folder can't be read: " + folder, e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
