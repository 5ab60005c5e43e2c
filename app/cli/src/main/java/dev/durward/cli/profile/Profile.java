package dev.durward.cli.profile;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.domain.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings in force: options win over the environment, which wins over the file. */
public final class Profile {
    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST_SECRET_BYTES = 64 * 1024;

    private final List<Map<Setting, String>> sources;
    private final InputStream input;
    // standard input can be read only once, and a command may need its secret again
    private final Map<String, Secret> known = new HashMap<>();

    /**
     * Settings from sources.
     *
     * @param sources the strongest first
     * @param input where a secret is read from whose file is {@code -}
     */
    public Profile(List<Map<Setting, String>> sources, InputStream input) {
        this.sources = List.copyOf(sources);
        this.input = input;
    }

    /** A setting's value; empty when nothing sets it. */
    public Optional<String> find(Setting setting) {
        return sources.stream()
                .filter(source -> source.containsKey(setting))
                .findFirst()
                .map(source -> source.getOrDefault(setting, ""));
    }

    /** A setting's value, or a usage failure that says how to set it. */
    public String require(Setting setting) throws Failure {
        return find(setting).orElseThrow(() -> missing(setting));
    }

    /** A secret that stands in a source, or in the file that a source names; within one source the secret wins. */
    public Optional<Secret> findSecret(Setting secret, Setting file) throws Failure {
        for (Map<Setting, String> source : sources) {
            String text = source.get(secret);
            if (text != null) {
                return Optional.of(Secret.of(text));
            }
            String path = source.get(file);
            if (path != null) {
                return Optional.of(read(path, file.option()));
            }
        }
        return Optional.empty();
    }

    /** A secret, or a usage failure that says how to set it. */
    public Secret requireSecret(Setting secret, Setting file) throws Failure {
        return findSecret(secret, file).orElseThrow(() -> missing(secret));
    }

    /** The text of a file, or of standard input for {@code -}, without the end of its last line. */
    public Secret read(String path, String option) throws Failure {
        Secret secret = known.get(path);
        if (secret == null) {
            secret = readNow(path, option);
            known.put(path, secret);
        }
        return secret;
    }

    private Secret readNow(String path, String option) throws Failure {
        try (InputStream file = path.equals(STANDARD_INPUT) ? input : Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(LARGEST_SECRET_BYTES);
            String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
            if (text.isEmpty()) {
                throw Failure.usage(option + ": " + named(path) + " is empty");
            }
            return Secret.of(text);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Failure(
                    ExitCode.USAGE, option + ": " + named(path) + " can't be read; is the path right?", unreadable);
        }
    }

    private static String named(String path) {
        return path.equals(STANDARD_INPUT) ? "standard input" : path;
    }

    private static Failure missing(Setting setting) {
        return Failure.usage(
                "'" + setting.key() + "' is not set: " + setting.text() + ".\nSet it with " + setting.ways() + ".");
    }
}
