package dev.durward.access.directory;

import static dev.durward.access.AccessFixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.access.registry.ChangeResult;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.registry.CredentialSource;
import dev.durward.access.secret.MasterKey;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.Profile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryServiceTest {
    @TempDir
    private Path folder;

    private AccessFixture fixture;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void changeOfAnotherProcessIsSeenAfterRefresh() {
        DirectoryService other = new DirectoryService(fixture.stores().directory());

        fixture.client("late", Duration.ofMinutes(1));

        assertThat(other.current().client("late")).isEmpty();
        other.refresh();
        assertThat(other.current().client("late")).isPresent();
    }

    @Test
    void changesOfManyThreadsAreAllMade() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String group = "group-" + i;
            threads.add(Thread.startVirtualThread(() -> fixture.access()
                    .groups()
                    .create("demo", List.of(group), ADMIN)
                    .orThrow()));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(fixture.access().directory().current().data().groups().getOrDefault("demo", List.of()))
                .hasSize(20);
    }

    @Test
    void changeDecidedOnAnOldStateIsDecidedAgain() {
        long epoch = fixture.client("shared", Duration.ofMinutes(5)).epoch();
        ClientRegistry other = new ClientRegistry(
                new DirectoryService(fixture.stores().directory()),
                new CredentialSource(
                        new SecretVerifier(
                                new SecureRandom(), MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
                        new SecureRandom()),
                InstantSource.system(),
                Profile.STANDARD);

        fixture.access().clients().revokeTokens("demo", "shared", ADMIN).orThrow();
        other.update("demo", "shared", renamed(), ADMIN).orThrow();

        fixture.access().directory().refresh();
        OAuthClient client =
                fixture.access().directory().current().client("shared").orElseThrow();
        assertThat(client.name()).isEqualTo("renamed");
        assertThat(client.epoch()).isGreaterThan(epoch);
    }

    private static ClientUpdate renamed() {
        return new ClientUpdate(
                Optional.of("renamed"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void refusedChangeWritesNothing() {
        long before = fixture.stores().directory().changeCounter();

        assertThat(fixture.access().accounts().create(Account.of("demo"), EnumSet.allOf(NodeType.class), ADMIN))
                .isInstanceOf(ChangeResult.Refused.class);
        assertThat(fixture.access()
                        .accounts()
                        .create(new Account("other", "demo", "Other", true), Set.of(NodeType.TMN), ADMIN))
                .isInstanceOf(ChangeResult.Refused.class);
        assertThat(fixture.access().clients().delete("demo", "nobody", ADMIN)).isInstanceOf(ChangeResult.Refused.class);
        assertThat(fixture.access().clients().delete("nowhere", "nobody", ADMIN))
                .isInstanceOf(ChangeResult.Refused.class);

        assertThat(fixture.stores().directory().changeCounter()).isEqualTo(before);
    }
}
