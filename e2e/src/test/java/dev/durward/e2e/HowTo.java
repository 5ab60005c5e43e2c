package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page of {@code docs/how-to} tells its reader to do. A fenced block under a line such as {@code `Logs.java`:} is
 * a file to save, a block of language {@code sh} is to be typed; there are no others.
 */
record HowTo(List<Block> blocks) {
    private static final Path PAGES = Path.of("../docs/how-to");
    private static final Pattern HEADING = Pattern.compile("^## ", Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("(?:^`([\\w.-]+)`:\\n\\n)?^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** One fenced block; without a file name it is to be typed. */
    record Block(Optional<String> file, String text) {}

    HowTo {
        blocks = List.copyOf(blocks);
    }

    static HowTo page(String name) throws IOException {
        return of(Files.readString(PAGES.resolve(name + ".md")));
    }

    /** Only what stands under a heading. */
    static HowTo section(String name, String heading) throws IOException {
        return HEADING.splitAsStream(Files.readString(PAGES.resolve(name + ".md")))
                .filter(section -> section.startsWith(heading + "\n"))
                .map(HowTo::of)
                .findFirst()
                .orElseThrow();
    }

    private static HowTo of(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            Optional<String> file = Optional.ofNullable(matcher.group(1));
            assertThat(file.isPresent() || matcher.group(2).equals("sh"))
                    .as("neither a file nor for a shell: %s", matcher.group())
                    .isTrue();
            blocks.add(new Block(file, matcher.group(3)));
        }
        assertThat(blocks).isNotEmpty();
        return new HowTo(blocks);
    }

    /** Does it in a folder; the shell stops at the first command that fails. */
    Product.Outcome follow(Command shell) throws IOException, InterruptedException {
        for (Block block : blocks) {
            if (block.file().isPresent()) {
                Files.writeString(shell.folder().resolve(block.file().get()), block.text());
            }
        }
        String typed = blocks.stream()
                .filter(block -> block.file().isEmpty())
                .map(Block::text)
                .collect(Collectors.joining("\n"));
        return shell.run("bash", "-euo", "pipefail", "-c", typed);
    }
}
