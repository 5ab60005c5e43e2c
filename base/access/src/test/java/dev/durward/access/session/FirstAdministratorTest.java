package dev.durward.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.access.registry.ChangeResult;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.secret.Secret;
import dev.durward.store.StoreConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is invited to be the first administrator, and what an invitation is good for. */
class FirstAdministratorTest {
    private static final Secret PASSWORD = Secret.of("a-long-password");

    @TempDir
    private Path folder = Path.of("");

    private AccessFixture fixture;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Optional<Secret> invitation() {
        return fixture.access().firstAdministrator().invite();
    }

    private ChangeResult<Member> create(String invitation, String user) {
        return fixture.access().firstAdministrator().create(invitation, user, PASSWORD, AccessFixture.ADMIN);
    }

    private void administrator(String user) {
        fixture.access()
                .accounts()
                .addMember(new Member(Account.PROVIDER, user, PlatformRole.ADMINISTRATOR), AccessFixture.ADMIN)
                .orThrow();
    }

    private void localUser(String name, boolean enabled) {
        fixture.access().accounts().putUser(name, PASSWORD, AccessFixture.ADMIN).orThrow();
        fixture.access()
                .users()
                .update(name, Optional.empty(), Optional.of(enabled), AccessFixture.ADMIN)
                .orThrow();
    }

    @Test
    void withoutAGoodInvitationNobodyIsMade() {
        String used = invitation().orElseThrow().reveal();
        String late = invitation().orElseThrow().reveal();
        fixture.access().oneTimeCodes().take("first-administrator", used);
        assertThat(create(used, "boss")).isInstanceOf(ChangeResult.Refused.class);
        assertThat(create("x".repeat(43), "boss")).isInstanceOf(ChangeResult.Refused.class);
        fixture.advance(FirstAdministrator.LIFETIME);
        assertThat(create(late, "boss")).isInstanceOf(ChangeResult.Refused.class);

        assertThat(fixture.access().directory().current().user("boss")).isEmpty();
        assertThat(fixture.access().directory().current().data().members()).isEmpty();
    }

    @Test
    void anInvitationThatMadeNobodyIsStillGood() {
        localUser("taken", true);
        String invitation = invitation().orElseThrow().reveal();
        assertThat(create(invitation, "taken")).isInstanceOf(ChangeResult.Refused.class);

        create(invitation, "boss").orThrow();

        assertThat(fixture.access().firstAdministrator().invited(invitation)).isFalse();
        assertThat(invitation()).isEmpty();
    }

    @Test
    void anAdministratorWithoutAWayToSignInDoesNotCount() {
        administrator("gone");
        localUser("disabled", false);
        administrator("disabled");

        create(invitation().orElseThrow().reveal(), "boss").orThrow();

        assertThat(invitation()).isEmpty();
    }

    @Test
    void whereAProviderIsConfiguredNamesWithoutALocalUserCount() {
        fixture.close();
        fixture = new AccessFixture(
                new StoreConfig.Sqlite(folder),
                AccessFixture.CONFIG.withSessions(SessionConfig.DEFAULT.withIdentityProviders(Set.of("corp"))));
        localUser("disabled", false);
        administrator("disabled");
        assertThat(invitation()).isPresent();

        administrator("ben");

        assertThat(invitation()).isEmpty();
    }
}
