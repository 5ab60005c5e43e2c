package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of {@code src/test/js} with the libraries of its lock file. */
final class NodeProject {
    private static final Path SOURCE = Path.of("src/test/js");
    private static final Path INSTALLED = SOURCE.resolve("node_modules");

    private NodeProject() {}

    /** Installs what the lock file names, and nothing else, into a folder. */
    static void install(Path folder) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> listed = Files.walk(SOURCE)) {
            files = listed.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(INSTALLED))
                    .toList();
        }
        for (Path file : files) {
            Path copy = folder.resolve(SOURCE.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        var npm = new Command(folder, Map.of())
                .run("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
        assertThat(npm.exitCode()).as(npm.output()).isZero();
    }
}
