package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.SECRET;

import dev.durward.access.Access;
import dev.durward.access.AccessConfig;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.store.StoreConfig;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An installation on a real socket and store, with members and a clock that tests move. */
public final class ClockedInstallation implements AutoCloseable {
    private final TestInstallation installation;
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** One in a folder, without members. */
    public ClockedInstallation(Path folder, AccessConfig config) throws IOException {
        installation = TestInstallation.over(new StoreConfig.Sqlite(folder), this::now, config);
    }

    /** The installation. */
    public TestInstallation installation() {
        return installation;
    }

    /** Its access. */
    public Access access() {
        return installation.access();
    }

    /** The time there. */
    public Instant now() {
        return now;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Makes a user with a password who holds a platform role. */
    public void member(String user, String account, PlatformRole role) {
        access().accounts().putUser(user, SECRET, ADMIN).orThrow();
        access().accounts().addMember(new Member(account, user, role), ADMIN).orThrow();
    }

    @Override
    public void close() {
        installation.close();
    }
}
