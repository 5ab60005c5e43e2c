package dev.durward.server.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.web.tls.DevelopmentCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that tell programs how to call the demo; all are readable by their owner alone. */
final class DemoFiles {
    static final String ENV = "demo.env";
    static final String PROFILE = "cli.yaml";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    DemoFiles(Path folder) {
        this.folder = folder;
    }

    void write(DemoAddresses addresses, DemoCredentials credentials, DevelopmentCertificates certificates)
            throws IOException {
        Map<String, String> values = new LinkedHashMap<>(addresses.entries());
        values.putAll(credentials.entries());
        values.put("CA_FILE", certificates.authorityFile().toAbsolutePath().toString());
        values.put("TRUST_STORE", certificates.trustStoreFile().toAbsolutePath().toString());
        values.put("TRUST_STORE_PASSWORD", DevelopmentCertificates.DEFAULT_PASSWORD);
        EnvFile.write(folder.resolve(ENV), values);
        PrivateFile.write(folder.resolve(PROFILE), profile(addresses, credentials, certificates));
        PrivateFile.write(folder.resolve("service-key.json"), serviceKey(addresses, credentials));
        PrivateFile.write(folder.resolve("postman_environment.json"), postman(values));
    }

    /** What {@code durward --profile-file} reads. JSON texts are YAML texts. */
    private static String profile(
            DemoAddresses addresses, DemoCredentials credentials, DevelopmentCertificates certificates)
            throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server", addresses.server());
        addresses.operations().ifPresent(url -> settings.put("operations-url", url));
        settings.put("account", DemoDeclaration.ACCOUNT.name());
        settings.put("ca-file", certificates.authorityFile().toAbsolutePath().toString());
        settings.put("client-id", credentials.name(DemoCredentials.CLIENT));
        settings.put("client-secret", credentials.secret(DemoCredentials.CLIENT).reveal());
        settings.put("user", credentials.name(DemoCredentials.ADMIN));
        settings.put("password", credentials.secret(DemoCredentials.ADMIN).reveal());
        StringBuilder yaml = new StringBuilder("profiles:\n  demo:\n");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            yaml.append("    ").append(setting.getKey()).append(": ");
            yaml.append(JSON.writeValueAsString(setting.getValue())).append('\n');
        }
        return yaml.toString();
    }

    /** The form of a service key that SAP's command line tools read. */
    private static String serviceKey(DemoAddresses addresses, DemoCredentials credentials) throws IOException {
        ObjectNode key = JSON.createObjectNode();
        key.putObject("oauth")
                .put("url", addresses.tmnOrigin())
                .put("tokenurl", addresses.tokenUrl())
                .put("clientid", credentials.name(DemoCredentials.CLIENT))
                .put("clientsecret", credentials.secret(DemoCredentials.CLIENT).reveal());
        return pretty(key);
    }

    private static String postman(Map<String, String> values) throws IOException {
        ObjectNode environment = JSON.createObjectNode();
        environment.put("name", "Durward demo").put("_postman_variable_scope", "environment");
        var variables = environment.putArray("values");
        values.forEach((key, value) -> variables
                .addObject()
                .put("key", key)
                .put("value", value)
                .put("type", key.endsWith("_SECRET") || key.endsWith("_PASSWORD") ? "secret" : "default")
                .put("enabled", true));
        return pretty(environment);
    }

    private static String pretty(ObjectNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
