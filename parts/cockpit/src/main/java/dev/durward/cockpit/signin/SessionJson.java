package dev.durward.cockpit.signin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Who is signed in, and what they may see, as the cockpit's pages want to know it. */
public final class SessionJson {
    private final DirectoryService directory;

    /** Asks the directory's newest state. */
    public SessionJson(DirectoryService directory) {
        this.directory = directory;
    }

    /** The session of a user. */
    ObjectNode of(String user, String csrfToken) {
        Directory now = directory.current();
        ObjectNode body = JsonBody.object()
                .put("user", user)
                // a live session of a name that a local user has is that user's: no provider can hand the name out
                .put("localUser", now.user(user).isPresent())
                .put("csrfToken", csrfToken);
        body.set("accounts", accounts(now, user));
        body.putObject("provider").set("platformRoles", titles(now.platformRoles(Account.PROVIDER, user)));
        return body;
    }

    private static ArrayNode accounts(Directory now, String user) {
        ArrayNode accounts = JsonBody.array();
        List<Account> sorted = now.data().accounts().stream()
                .sorted(Comparator.comparing(Account::name))
                .toList();
        for (Account account : sorted) {
            Set<PlatformRole> held = now.platformRoles(account.name(), user);
            if (!held.isEmpty()) {
                accounts.addObject()
                        .put("name", account.name())
                        .put("displayName", account.displayName())
                        .put("shortName", account.shortName())
                        .set("platformRoles", titles(held));
            }
        }
        return accounts;
    }

    private static ArrayNode titles(Set<PlatformRole> roles) {
        ArrayNode titles = JsonBody.array();
        roles.stream().map(PlatformRole::title).sorted().forEach(titles::add);
        return titles;
    }
}
