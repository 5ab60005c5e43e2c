package dev.durward.cli.apply;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.secret.Secret;
import dev.durward.yaml.YamlException;
import dev.durward.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A declaration file ({@code docs/reference/declarations.md}), read with its lines and its files of secrets. */
final class Declared {
    private final Path file;
    private final YamlMap root;

    private Declared(Path file, YamlMap root) {
        this.file = file;
        this.root = root;
    }

    static Declared read(Path file) throws Failure {
        try {
            return new Declared(file, YamlMap.parse(file, Files.readString(file)));
        } catch (IOException unreadable) {
            throw new Failure(ExitCode.USAGE, "--file: " + file + " can't be read; is the path right?", unreadable);
        } catch (YamlException malformed) {
            throw new Failure(ExitCode.USAGE, String.valueOf(malformed.getMessage()), malformed);
        }
    }

    /** The mappings in a list at the top. */
    List<YamlMap> list(String key) {
        return root.maps(key);
    }

    /** Refuses what else stands at the top; to be called when all lists were read. */
    void refuseUnknownKeys() {
        root.refuseUnknownKeys();
    }

    /** A secret that stands in the file or in a file beside it; empty when it is nowhere. */
    Optional<Secret> secret(YamlMap map, String key) {
        Optional<Secret> written = map.optionalText(key).map(Secret::of);
        Optional<Secret> stored = map.optionalText(key + "-file").map(name -> secretOf(map, name));
        if (written.isPresent() && stored.isPresent()) {
            throw map.problem("give either '" + key + "' or '" + key + "-file', not both");
        }
        return written.or(() -> stored);
    }

    private Secret secretOf(YamlMap map, String name) {
        Path secret = file.toAbsolutePath().resolveSibling(name);
        try {
            return Secret.of(Files.readString(secret).strip());
        } catch (IOException unreadable) {
            throw map.problem("the secret file " + secret + " can't be read; create it or correct the name");
        }
    }

    /** {@code subscription} of something in an account: a node type, or {@code provider:application}. */
    static ApplicationKey application(YamlMap map, String shortName) {
        String word = map.text("subscription");
        try {
            for (NodeType nodeType : NodeType.values()) {
                if (nodeType.suffix().equalsIgnoreCase(word)) {
                    return ApplicationKey.of(shortName, nodeType);
                }
            }
            return ApplicationKey.parse(word);
        } catch (IllegalArgumentException malformed) {
            throw new YamlException(map.where() + ": " + malformed.getMessage() + "; or write tmn or iflmap");
        }
    }
}
