package dev.durward.access.session;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.access.registry.Actor;
import dev.durward.access.registry.ChangeResult;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets the operator who starts a new installation make its first administrator, by a code that is good for half an hour
 * in any process on the store, as long as there is no administrator.
 */
public final class FirstAdministrator {
    /** How long an invitation is good. */
    public static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final String PURPOSE = "first-administrator";

    private final DirectoryService directory;
    private final AccountRegistry accounts;
    private final OneTimeCodes codes;

    /** Makes an administrator of a directory. */
    public FirstAdministrator(DirectoryService directory, AccountRegistry accounts, OneTimeCodes codes) {
        this.directory = directory;
        this.accounts = accounts;
        this.codes = codes;
    }

    /** A new invitation; empty when there is an administrator. */
    public Optional<Secret> invite() {
        return accounts.hasAdministrator(directory.current())
                ? Optional.empty()
                : Optional.of(Secret.of(codes.issue(PURPOSE, "", LIFETIME)));
    }

    /** Whether a text is an invitation that is still good. */
    public boolean invited(String invitation) {
        return codes.good(PURPOSE, invitation);
    }

    /**
     * Makes a local user who administers the installation, and uses the invitation up: both or neither. A conflict when it
     * is not good any more.
     *
     * @param invitation one for which {@link #invited} held
     */
    public ChangeResult<Member> create(String invitation, String user, Secret password, Actor actor) {
        return accounts.createFirstAdministrator(user, password, codes.use(PURPOSE, invitation), actor);
    }
}
