package dev.durward.authorization;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.registry.NewSecret;
import dev.durward.access.token.AccessTokens;
import dev.durward.authorization.Wire.Reply;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 22: at an account's host, what belongs to another account is answered as what nobody has. */
class AccountIsolationTest {
    /** What a path takes. A path without a row fails the first test. */
    private enum Kind {
        ISSUES,
        TAKES_A_TOKEN,
        PUBLIC
    }

    private static final Map<String, Kind> PATHS = Map.of(
            AuthorizationPaths.TOKEN, Kind.ISSUES,
            AuthorizationPaths.INTROSPECT, Kind.TAKES_A_TOKEN,
            AuthorizationPaths.REVOKE, Kind.TAKES_A_TOKEN,
            AuthorizationPaths.KEYS, Kind.PUBLIC,
            AuthorizationPaths.METADATA, Kind.PUBLIC,
            AuthorizationPaths.METADATA_BELOW_ISSUER, Kind.PUBLIC);

    private static final String UNKNOWN_TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String UNKNOWN_SIGNED = "eyJ0eXAiOiJhdCtqd3QifQ.e30.AAAA";

    private Installation installation;
    private AccessTokens tokens;
    private int source = 1;

    /** Headers and form fields that a caller sends. */
    private record Credentials(String headers, String form) {}

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        installation.base().access().keyRotation().keepUp();
        tokens = installation.base().access().tokens();
        for (Account account : List.of(DEMO, ACME)) {
            String name = account.name();
            installation.base().client(account, NodeType.TMN, name + "-basic", ClientAuthentication.BASIC);
            installation.base().client(account, NodeType.TMN, name + "-body", ClientAuthentication.BASIC_OR_BODY);
            installation.base().client(account, NodeType.IFLMAP, name + "-flow", ClientAuthentication.BASIC);
            var tmn = account.subscription(NodeType.TMN).application();
            installation
                    .base()
                    .access()
                    .applications()
                    .addSecret(name, tmn, new NewSecret(Optional.of(SECRET), Duration.ZERO), ADMIN)
                    .orThrow();
            installation
                    .base()
                    .access()
                    .applications()
                    .createScope(new ApplicationScope(name, tmn, "scope-of-" + name, ""), ADMIN)
                    .orThrow();
        }
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    private static Account other(Account account) {
        return account.equals(DEMO) ? ACME : DEMO;
    }

    private OAuthClient client(String id) {
        String account = id.substring(0, id.indexOf('-'));
        return installation
                .base()
                .access()
                .directory()
                .current()
                .client(account, id)
                .orElseThrow();
    }

    private static String header(String name) {
        return "Authorization: " + basic(name) + "\r\n";
    }

    /** Four kinds of credentials under some names. */
    private static Map<String, Credentials> credentials(String names, String token) {
        String secret = URLEncoder.encode(SECRET.reveal(), StandardCharsets.UTF_8);
        Map<String, Credentials> all = new LinkedHashMap<>();
        all.put("Basic", new Credentials(header(names + "-basic"), ""));
        all.put("body", new Credentials("", "&client_id=" + names + "-body&client_secret=" + secret));
        all.put("application", new Credentials(header("durward/" + names + "tmn"), ""));
        all.put("Bearer", new Credentials("Authorization: Bearer " + token + "\r\n", ""));
        return all;
    }

    private Reply send(String method, Account host, String path, Credentials credentials, String form)
            throws IOException {
        source = source % 250 + 1;
        try (Wire wire = new Wire(installation.base().port(), source)) {
            String fields = form + credentials.form();
            return wire.send(method, "oauthasservices-" + host.name(), path, credentials.headers(), fields);
        }
    }

    /** Everything of an answer but the time. */
    private static String shown(Reply reply) {
        return reply.head().replaceAll("(?i)date: [^\r]*", "") + reply.body();
    }

    @Test
    void everyPathHasARow() throws Exception {
        List<String> paths = new ArrayList<>();
        for (Field field : AuthorizationPaths.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                paths.add((String) field.get(null));
            }
        }

        assertThat(PATHS.keySet()).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void credentialsOfAnotherAccountAreUnknown() throws Exception {
        for (Account host : List.of(DEMO, ACME)) {
            String token = tokens.issue(client(other(host).name() + "-basic"), List.of(), "")
                    .text();
            Map<String, Credentials> foreign = credentials(other(host).name(), token);
            Map<String, Credentials> unknown = credentials("nobody", UNKNOWN_TOKEN);
            for (Map.Entry<String, Kind> path : PATHS.entrySet()) {
                if (path.getValue() == Kind.PUBLIC) {
                    continue;
                }
                for (String kind : foreign.keySet()) {
                    String form = "grant_type=client_credentials&token=" + token;
                    Reply one = send("POST", host, path.getKey(), Objects.requireNonNull(foreign.get(kind)), form);
                    Reply two = send("POST", host, path.getKey(), Objects.requireNonNull(unknown.get(kind)), form);

                    assertThat(one.status()).as(host + path.getKey() + kind).isEqualTo(401);
                    assertThat(shown(one)).as(host + path.getKey() + kind).isEqualTo(shown(two));
                }
            }
            assertThat(tokens.find(token, other(host))).isPresent();
        }
    }

    @Test
    void tokensOfAnotherAccountAreUnknown() throws Exception {
        for (Account host : List.of(DEMO, ACME)) {
            OAuthClient client = client(other(host).name() + "-basic");
            Map<String, String> foreign = Map.of(
                    tokens.issue(client, List.of(), "").text(), UNKNOWN_TOKEN,
                    tokens.issueJwt(client, List.of(), "").text(), UNKNOWN_SIGNED);
            Map<String, Credentials> callers = credentials(host.name(), UNKNOWN_TOKEN);
            for (Map.Entry<String, String> token : foreign.entrySet()) {
                for (Map.Entry<String, Kind> path : PATHS.entrySet()) {
                    if (path.getValue() != Kind.TAKES_A_TOKEN) {
                        continue;
                    }
                    for (Map.Entry<String, Credentials> caller : callers.entrySet()) {
                        Reply one = send("POST", host, path.getKey(), caller.getValue(), "token=" + token.getKey());
                        Reply two = send("POST", host, path.getKey(), caller.getValue(), "token=" + token.getValue());

                        assertThat(shown(one))
                                .as(host + path.getKey() + caller.getKey())
                                .isEqualTo(shown(two));
                    }
                }
                assertThat(tokens.find(token.getKey(), other(host))).isPresent();
            }
        }
    }

    @Test
    void tokensOfAnotherClientOfTheAccountAreUnknownToo() throws Exception {
        OAuthClient owner = client("demo-flow");
        String token = tokens.issue(owner, List.of(), "").text();
        for (Map.Entry<String, Credentials> caller :
                credentials("demo", UNKNOWN_TOKEN).entrySet()) {
            for (String path : List.of(AuthorizationPaths.INTROSPECT, AuthorizationPaths.REVOKE)) {
                Reply one = send("POST", DEMO, path, caller.getValue(), "token=" + token);
                Reply two = send("POST", DEMO, path, caller.getValue(), "token=" + UNKNOWN_TOKEN);

                assertThat(shown(one)).as(path + caller.getKey()).isEqualTo(shown(two));
            }
        }
        assertThat(tokens.find(token, DEMO)).isPresent();
        Credentials own = new Credentials(header("demo-flow"), "");
        assertThat(send("POST", DEMO, AuthorizationPaths.INTROSPECT, own, "token=" + token)
                        .body())
                .contains("\"active\":true");
    }

    @Test
    void scopesOfAnotherAccountAreUnknown() throws Exception {
        for (Account host : List.of(DEMO, ACME)) {
            Credentials own = new Credentials(header(host.name() + "-basic"), "");
            String form = "grant_type=client_credentials&scope=";

            Reply foreign = send(
                    "POST",
                    host,
                    AuthorizationPaths.TOKEN,
                    own,
                    form + "scope-of-" + other(host).name());
            Reply unknown = send("POST", host, AuthorizationPaths.TOKEN, own, form + "scope-of-nobody");
            Reply known = send("POST", host, AuthorizationPaths.TOKEN, own, form + "scope-of-" + host.name());

            assertThat(shown(foreign)).isEqualTo(shown(unknown));
            assertThat(foreign.status()).isEqualTo(400);
            assertThat(known.status()).isEqualTo(200);
        }
    }

    @Test
    void publicDocumentsNameNothingOfAnotherAccount() throws Exception {
        for (String path : PATHS.keySet().stream()
                .filter(key -> PATHS.get(key) == Kind.PUBLIC)
                .toList()) {
            for (Account host : Arrays.asList(DEMO, ACME)) {
                Reply reply = send("GET", host, path, new Credentials("", ""), "");

                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body()).doesNotContain(other(host).name());
            }
        }
    }
}
