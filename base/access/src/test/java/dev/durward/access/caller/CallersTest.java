package dev.durward.access.caller;

import static dev.durward.access.AccessFixture.ADMIN;
import static dev.durward.access.AccessFixture.DEMO;
import static dev.durward.access.AccessFixture.SECRET;
import static dev.durward.access.AccessFixture.TMN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is calling, by Bearer or Basic, and with which roles. */
class CallersTest {
    private static final String SOURCE = "192.0.2.1";

    @TempDir
    private Path folder;

    private AccessFixture fixture;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
        fixture.access().accounts().putUser("s0001", SECRET, ADMIN).orThrow();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Authentication authenticate(String authorization, String source) {
        return fixture.access().authenticator().authenticate(DEMO, NodeType.TMN, Optional.of(authorization), source);
    }

    private Authentication authenticate(String authorization) {
        return authenticate(authorization, SOURCE);
    }

    private void assign(String role, Principal principal) {
        fixture.access()
                .roles()
                .assign(new RoleKey("demo", TMN, role), List.of(principal), ADMIN)
                .orThrow();
    }

    @Test
    void tokenMakesItsClientsTechnicalUserTheCallerWithTheRolesOfNow() {
        OAuthClient client = fixture.client("reader~1", Duration.ofMinutes(5));
        String bearer = "Bearer "
                + fixture.access().tokens().issue(client, List.of(), "").text();

        assign("NodeManager.read", new Principal.User("oauth_client_reader~1"));
        assertThat(authenticate(bearer)).isInstanceOfSatisfying(Authentication.Authenticated.class, known -> {
            assertThat(known.caller().user()).isEqualTo("oauth_client_reader~1");
            assertThat(known.caller().clientId()).hasValue("reader~1");
            assertThat(known.caller().roles()).containsExactly("NodeManager.read");
        });

        fixture.access()
                .roles()
                .unassign(
                        new RoleKey("demo", TMN, "NodeManager.read"),
                        List.of(new Principal.User("oauth_client_reader~1")),
                        ADMIN)
                .orThrow();
        assertThat(authenticate(bearer))
                .isInstanceOfSatisfying(
                        Authentication.Authenticated.class,
                        known -> assertThat(known.caller().roles()).isEmpty());
    }

    @Test
    void userHasDirectRolesAndThoseOfGroupsInAnyCase() {
        fixture.access().groups().create("demo", List.of("Readers"), ADMIN).orThrow();
        fixture.access()
                .groups()
                .addUsers("demo", "READERS", List.of("s0001"), ADMIN)
                .orThrow();
        assign("AuthGroup.BusinessExpert", new Principal.Group("readers"));
        assign("AuditLog.Read", new Principal.User("s0001"));

        assertThat(authenticate(basic("s0001", SECRET.reveal())))
                .isInstanceOfSatisfying(
                        Authentication.Authenticated.class,
                        known -> assertThat(known.caller().roles())
                                .contains("AuditLog.Read", "AuthGroup.BusinessExpert", "esbmessagestorage.read"));
    }

    @Test
    void userNameIsComparedExactlyInAssignments() {
        assign("AuditLog.Read", new Principal.User("S0001"));

        assertThat(authenticate(basic("s0001", SECRET.reveal())))
                .isInstanceOfSatisfying(
                        Authentication.Authenticated.class,
                        known -> assertThat(known.caller().roles()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer 8271a067126f0aa93b46c2fe07c6880", "bearer x y"})
    void unknownTokenIsInvalid(String authorization) {
        assertThat(authenticate(authorization))
                .isInstanceOfAny(Authentication.InvalidToken.class, Authentication.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Digest x", "Basic", "Basic ?", "Basic bm9jb2xvbg=="})
    void whatIsNotUnderstoodCountsAsMissing(String authorization) {
        assertThat(authenticate(authorization)).isInstanceOf(Authentication.Missing.class);
    }

    @Test
    void fiveFailuresLockAUserForThatSourceAlone() {
        for (int failure = 0; failure < 5; failure++) {
            assertThat(authenticate(basic("s0001", "wrong password " + failure)))
                    .isInstanceOf(Authentication.BadCredentials.class);
        }

        assertThat(authenticate(basic("s0001", SECRET.reveal()))).isInstanceOf(Authentication.BadCredentials.class);
        assertThat(authenticate(basic("s0001", SECRET.reveal()), "192.0.2.2"))
                .isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void clientCredentialsAreNoUser() {
        fixture.client("reader", Duration.ofMinutes(5));

        assertThat(authenticate(basic("reader", SECRET.reveal()))).isInstanceOf(Authentication.BadCredentials.class);
        assertThat(authenticate(basic("oauth_client_reader", SECRET.reveal())))
                .isInstanceOf(Authentication.BadCredentials.class);
    }

    @Test
    void endedSubscriptionLetsNobodyInAndTheNextOneBeginsWithoutRoles() {
        assign("NodeManager.read", new Principal.User("s0001"));
        String basic = basic("s0001", SECRET.reveal());
        assertThat(authenticate(basic)).isInstanceOf(Authentication.Authenticated.class);

        fixture.access().applications().unsubscribe("demo", TMN, ADMIN).orThrow();
        assertThat(authenticate(basic)).isInstanceOf(Authentication.Missing.class);

        fixture.access().applications().subscribe("demo", NodeType.TMN, ADMIN).orThrow();
        assertThat(authenticate(basic))
                .isInstanceOfSatisfying(
                        Authentication.Authenticated.class,
                        known -> assertThat(known.caller().roles()).isEmpty());
    }

    @Test
    void disabledAccountLetsNobodyIn() {
        fixture.access()
                .accounts()
                .update(new Account("demo", "demo", "demo", false), ADMIN)
                .orThrow();
        Account disabled =
                fixture.access().directory().current().account("demo").orElseThrow();

        assertThat(fixture.access()
                        .authenticator()
                        .authenticate(disabled, NodeType.TMN, Optional.of(basic("s0001", SECRET.reveal())), SOURCE))
                .isInstanceOf(Authentication.Missing.class);
    }

    @Test
    void formDecodedReadingComesSecond() {
        BasicCredentials credentials =
                BasicCredentials.parse(basic("a%7Eb", "x%2By")).orElseThrow();

        assertThat(credentials.readings())
                .containsExactly(
                        new BasicCredentials("a%7Eb", Secret.of("x%2By")),
                        new BasicCredentials("a~b", Secret.of("x+y")));
        assertThat(BasicCredentials.parse(basic("a", "100%")).orElseThrow().readings())
                .hasSize(1);
    }

    @Test
    void failureIsAuditedWithItsSourceAndWithoutTheSecret() {
        authenticate(basic("s0001", "a wrong password"));
        fixture.access().close();

        List<AuditEvent> events = fixture.stores().audit().newest("demo", 10);
        assertThat(events).anySatisfy(event -> {
            assertThat(event.category()).isEqualTo(AuditEvent.Category.SECURITY_EVENTS);
            assertThat(event.actor()).isEqualTo("s0001");
            assertThat(event.source()).isEqualTo(SOURCE);
        });
        assertThat(events.toString()).doesNotContain("a wrong password");
    }
}
