package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole answers, byte by byte: each file holds its source, a request, and the answer it must get. */
class GoldenTest {
    private final TestService service = new TestService();

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theAnswerIsTheOneInTheFile(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int blank = lines.indexOf("");
        String target = lines.get(1).substring("GET ".length());
        List<String> headers = new ArrayList<>();
        for (String line : lines.subList(2, blank)) {
            headers.add(line.substring(0, line.indexOf(':')));
            headers.add(line.substring(line.indexOf(':') + 2));
        }

        TestService.Answer answer = service.get(target, headers.toArray(String[]::new));

        assertThat(lines.getFirst()).startsWith("# contract");
        assertThat(answer.status() + "\n"
                        + answer.headers().entrySet().stream()
                                .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                                .collect(Collectors.joining())
                        + "\n" + answer.body())
                .isEqualTo(String.join("\n", lines.subList(blank + 1, lines.size())));
    }
}
