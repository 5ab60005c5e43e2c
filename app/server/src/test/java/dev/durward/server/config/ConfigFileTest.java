package dev.durward.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.access.jwt.KeyRotationConfig;
import dev.durward.access.jwt.Signatures;
import dev.durward.access.limit.IssueRate;
import dev.durward.access.session.SessionConfig;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.domain.oauth.Profile;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.secret.Secret;
import dev.durward.store.StoreConfig;
import dev.durward.yaml.YamlException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    private static final String COMPLETE = """
            landscape: example.test
            node: node-7
            parts: [management-node, runtime-node]
            http:
              bind-address: 0.0.0.0
              tls-port: 443
              plain-port: 8080
              path-form-hosts: [localhost]
              certificate-file: tls/chain.pem
              certificate-key-file: tls/key.pem
              access-log: true
            operations-port: 9191
            store:
              postgres:
                url: jdbc:postgresql://db/durward
                user: durward
                password-file: db.password
                connections: 8
            folders:
              keys: /keys
              declarations: d
              flows: f
              spool: s
            lenient-roles: true
            retention: 7d
            tokens:
              profile: legacy
              signature-algorithm: RS256
              signatures: jdk
              key-publish-lead: 2m
              key-lifetime: 30d
              opaque-rate:
                client: 10
                account: 20
                total: 30
              jwt-rate:
                total: 40
            sessions:
              idle-limit: 5m
              absolute-limit: 8h
              most-per-user: 3
            sign-in:
              oidc:
                - id: corp
                  name: The company
                  issuer: https://login.example.com/staff
                  client-id: durward
                  client-secret-file: db.password
                  scopes: [openid, email]
                  user-name-claim: email
                  user-name-prefix: "c-"
                - id: public
                  issuer: http://localhost:9000
                  client-id: durward
            """;

    @TempDir
    private Path folder;

    private ServerConfig read(String text) throws IOException {
        Files.writeString(folder.resolve("db.password"), "secret\n");
        Path file = folder.resolve("durward.yaml");
        Files.writeString(file, text);
        return ConfigFile.read(file);
    }

    @Test
    void emptyFileMeansTheDefaults() throws IOException {
        ServerConfig config = read("");

        assertThat(config.landscape()).isEqualTo("durward.localhost");
        assertThat(config.node()).isEqualTo("node-1");
        assertThat(config.parts()).containsExactlyInAnyOrder(Part.values());
        assertThat(config.http().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(config.http().tlsPort()).isEqualTo(8443);
        assertThat(config.http().plainPort()).isEmpty();
        assertThat(config.http().pathFormHosts()).isEmpty();
        assertThat(config.http().certificate()).isEmpty();
        assertThat(config.http().accessLog()).isFalse();
        assertThat(config.operationsPort()).hasValue(9090);
        assertThat(config.store()).isEqualTo(new StoreConfig.Sqlite(folder.resolve("store")));
        assertThat(config.folders().keys()).isEqualTo(folder.resolve("keys"));
        assertThat(config.folders().declarations()).isEqualTo(folder.resolve("declarations"));
        assertThat(config.folders().flows()).isEqualTo(folder.resolve("flows"));
        assertThat(config.folders().spool()).isEqualTo(folder.resolve("spool"));
        assertThat(config.lenientRoles()).isFalse();
        assertThat(config.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(config.http().publicPort()).isEmpty();
        assertThat(config.tokens()).isEqualTo(TokenConfig.DEFAULT);
        assertThat(config.signIn()).isEqualTo(SignInConfig.DEFAULT);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        ServerConfig config = read(COMPLETE);

        assertThat(config.landscape()).isEqualTo("example.test");
        assertThat(config.node()).isEqualTo("node-7");
        assertThat(config.parts()).containsExactlyInAnyOrder(Part.MANAGEMENT_NODE, Part.RUNTIME_NODE);
        assertThat(config.http().bindAddress()).isEqualTo("0.0.0.0");
        assertThat(config.http().tlsPort()).isEqualTo(443);
        assertThat(config.http().plainPort()).hasValue(8080);
        assertThat(config.http().pathFormHosts()).isEqualTo(Set.of("localhost"));
        assertThat(config.http().certificate().orElseThrow().key()).isEqualTo(folder.resolve("tls/key.pem"));
        assertThat(config.http().accessLog()).isTrue();
        assertThat(config.operationsPort()).hasValue(9191);
        assertThat(config.store()).isInstanceOfSatisfying(StoreConfig.Postgres.class, postgres -> {
            assertThat(postgres.url()).isEqualTo("jdbc:postgresql://db/durward");
            assertThat(postgres.password().reveal()).isEqualTo("secret");
            assertThat(postgres.connections()).isEqualTo(8);
        });
        assertThat(config.folders().keys()).isEqualTo(Path.of("/keys"));
        assertThat(config.folders().flows()).isEqualTo(folder.resolve("f"));
        assertThat(config.lenientRoles()).isTrue();
        assertThat(config.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(config.tokens())
                .isEqualTo(new TokenConfig(
                        Profile.LEGACY,
                        new KeyRotationConfig(SignatureAlgorithm.RS256, Duration.ofMinutes(2), Duration.ofDays(30)),
                        Signatures.JDK,
                        new IssueRate(10, 20, 30),
                        new IssueRate(100_000, 200_000, 40)));
        assertThat(config.signIn().sessions())
                .isEqualTo(new SessionConfig(Duration.ofMinutes(5), Duration.ofHours(8), 3, Set.of("corp", "public")));
        assertThat(config.signIn().providers())
                .containsExactly(
                        new OpenIdProvider(
                                "corp",
                                "The company",
                                URI.create("https://login.example.com/staff"),
                                new OpenIdProvider.Registration("durward", Optional.of(Secret.of("secret"))),
                                List.of("openid", "email"),
                                new OpenIdProvider.UserName("email", "c-")),
                        new OpenIdProvider(
                                "public",
                                "public",
                                URI.create("http://localhost:9000"),
                                new OpenIdProvider.Registration("durward", Optional.empty()),
                                List.of("openid"),
                                OpenIdProvider.UserName.SUBJECT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "landscape:|landscpe:|line 1: unknown key 'landscpe'; known here are",
                "tls-port: 443|tls-port: 70000|line 6: tls-port: must be a port from 0 to 65535",
                "tls-port: 443|tls-port: https|line 6: tls-port: must be a port number",
                "access-log: true|access-log: yes|line 11: access-log: must be true or false",
                "certificate-file: tls/chain.pem|x: y|line 5: certificate-file and certificate-key-file go together",
                "id: public|id: corp|two providers have the id 'corp'",
                "id: public|id: Public|id must be 1 to 40 of a-z 0-9 -",
                "http://localhost:9000|http://login.example.com|issuer must be an https address",
                "[openid, email]|[email]|scopes must contain openid",
                "idle-limit: 5m|idle-limit: 10s|idle-limit must be 1m to 24h",
                "absolute-limit: 8h|absolute-limit: 1m|absolute-limit must be at least idle-limit",
                "user-name-claim:|username-claim:|unknown key 'username-claim'",
                "[management-node, runtime-node]|[monitor]|line 1: part must be authorization-service",
                "user: durward|usr: durward|line 15: key 'user' is missing",
                "retention: 7d|retention: week|line 25: retention: must be a duration",
                "profile: legacy|profile: modern|profile must be standard or legacy, was 'modern'",
                "RS256|HS256|signature-algorithm must be ES256 or RS256, was 'HS256'",
                "signatures: jdk|signatures: java|signatures must be native or jdk, was 'java'",
                "client: 10|client: 0|rate limits must be at least 1 token a second",
                "client: 10|clients: 10|unknown key 'clients'",
                "key-lifetime: 30d|key-lifetime: 1m|a signing key must sign for longer than it is published"
            })
    void refusalNamesTheLine(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(COMPLETE.replace(right, wrong)))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("durward.yaml, line ")
                .hasMessageContaining(message);
    }
}
