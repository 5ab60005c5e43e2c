package dev.durward.server.config;

import dev.durward.domain.secret.Secret;
import dev.durward.server.config.ServerConfig.Folders;
import dev.durward.store.StoreConfig;
import dev.durward.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code durward.yaml}. A key that nobody knows stops the start. */
public final class ConfigFile {
    private static final int DEFAULT_TLS_PORT = 8443;
    private static final int DEFAULT_OPERATIONS_PORT = 9090;
    private static final int DEFAULT_CONNECTIONS = 16;

    private final Path file;

    private ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file; names of other files in it are relative to its folder.
     *
     * @throws dev.durward.yaml.YamlException naming file, line and remedy
     */
    public static ServerConfig read(Path file) throws IOException {
        return new ConfigFile(file).config(YamlMap.parse(file, Files.readString(file)));
    }

    private ServerConfig config(YamlMap root) throws IOException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        root.texts("parts").forEach(word -> parts.add(part(root, word)));
        YamlMap http = section(root, "http");
        YamlMap folders = section(root, "folders");
        ServerConfig config = new ServerConfig(
                root.optionalText("landscape").orElse(ServerConfig.DEFAULT_LANDSCAPE),
                root.optionalText("node").orElse(ServerConfig.DEFAULT_NODE),
                parts.isEmpty() ? EnumSet.allOf(Part.class) : parts,
                http(http),
                OptionalInt.of(root.port("operations-port").orElse(DEFAULT_OPERATIONS_PORT)),
                store(section(root, "store")),
                new Folders(
                        path(folders, "keys").orElse(beside("keys")),
                        path(folders, "declarations").orElse(beside("declarations")),
                        path(folders, "flows").orElse(beside("flows")),
                        path(folders, "spool").orElse(beside("spool"))),
                root.bool("lenient-roles").orElse(false),
                root.duration("retention").orElse(ServerConfig.DEFAULT_RETENTION),
                TokenConfig.read(section(root, "tokens")),
                SignInConfig.read(section(root, "sessions"), section(root, "sign-in"), this::beside));
        folders.refuseUnknownKeys();
        root.refuseUnknownKeys();
        return config;
    }

    private static Part part(YamlMap root, String word) {
        try {
            return Part.parse(word);
        } catch (IllegalArgumentException unknown) {
            throw root.problem(String.valueOf(unknown.getMessage()));
        }
    }

    private HttpConfig http(YamlMap http) {
        Optional<Path> chain = path(http, "certificate-file");
        Optional<Path> key = path(http, "certificate-key-file");
        if (chain.isPresent() != key.isPresent()) {
            throw http.problem("certificate-file and certificate-key-file go together");
        }
        List<String> pathFormHosts = http.texts("path-form-hosts");
        HttpConfig config = new HttpConfig(
                http.optionalText("bind-address").orElse("127.0.0.1"),
                http.port("tls-port").orElse(DEFAULT_TLS_PORT),
                http.port("public-port").map(OptionalInt::of).orElse(OptionalInt.empty()),
                http.port("plain-port").map(OptionalInt::of).orElse(OptionalInt.empty()),
                Set.copyOf(pathFormHosts),
                chain.map(file -> new HttpConfig.Certificate(file, key.orElseThrow())),
                http.bool("access-log").orElse(false));
        http.refuseUnknownKeys();
        return config;
    }

    private StoreConfig store(YamlMap store) throws IOException {
        Optional<YamlMap> postgres = store.map("postgres");
        Optional<YamlMap> sqlite = store.map("sqlite");
        store.refuseUnknownKeys();
        if (postgres.isPresent() && sqlite.isPresent()) {
            throw store.problem("name either sqlite or postgres, not both");
        }
        if (postgres.isPresent()) {
            return postgres(postgres.get());
        }
        YamlMap map = sqlite.orElseGet(() -> YamlMap.parse(file, ""));
        StoreConfig config = new StoreConfig.Sqlite(path(map, "folder").orElse(beside("store")));
        map.refuseUnknownKeys();
        return config;
    }

    private StoreConfig postgres(YamlMap map) throws IOException {
        Optional<Path> passwordFile = path(map, "password-file");
        Secret password = passwordFile.isPresent()
                ? Secret.of(Files.readString(passwordFile.get()).strip())
                : Secret.of(map.optionalText("password").orElse(""));
        StoreConfig config = new StoreConfig.Postgres(
                map.text("url"),
                map.text("user"),
                password,
                map.value("connections", Integer::valueOf).orElse(DEFAULT_CONNECTIONS));
        map.refuseUnknownKeys();
        return config;
    }

    private YamlMap section(YamlMap root, String key) {
        return root.map(key).orElseGet(() -> YamlMap.parse(file, ""));
    }

    private Optional<Path> path(YamlMap map, String key) {
        return map.optionalText(key).map(this::beside);
    }

    private Path beside(Path other) {
        return beside(other.toString());
    }

    private Path beside(String name) {
        return file.toAbsolutePath().resolveSibling(name).normalize();
    }
}
