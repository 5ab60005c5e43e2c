package dev.durward.access.explanation;

import dev.durward.access.directory.Directory;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.oauth.OAuthClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of users that one account knows of at one moment. Roles are given to free text, so they may be mistyped. */
public final class KnownNames {
    /** Where a name comes from. */
    public enum Kind {
        /** Technical user of an OAuth client of the account. */
        OAUTH_CLIENT,
        /** Holder of a platform role in the account. */
        MEMBER,
        /** Free text that roles were assigned to, or that was put into a group. */
        FREE_TEXT
    }

    /**
     * A name.
     *
     * @param name the user
     * @param kind where it comes from, the first that applies
     * @param assigned whether it holds a role or is in a group
     */
    public record KnownName(String name, Kind kind, boolean assigned) {}

    private final Directory directory;
    private final String account;
    private final SortedMap<String, KnownName> names = new TreeMap<>();
    // those that were not typed
    private final Set<String> sure = new LinkedHashSet<>();

    /** The names that an account knows of. */
    public KnownNames(Directory directory, String account) {
        this.directory = directory;
        this.account = account;
        Map<String, Kind> kinds = new HashMap<>();
        directory.clientsOf(account).forEach(client -> kinds.put(client.technicalUser(), Kind.OAUTH_CLIENT));
        for (Member member : directory.data().members()) {
            if (member.account().equals(account)) {
                kinds.putIfAbsent(member.user(), Kind.MEMBER);
            }
        }
        Set<String> assigned = assigned();
        assigned.forEach(name -> kinds.putIfAbsent(name, Kind.FREE_TEXT));
        kinds.forEach((name, kind) -> names.put(name, new KnownName(name, kind, assigned.contains(name))));
        names.values().stream()
                .filter(known -> known.kind() != Kind.FREE_TEXT)
                .map(KnownName::name)
                .forEach(sure::add);
    }

    private Set<String> assigned() {
        Set<String> users = new HashSet<>();
        for (RoleAssignment assignment : directory.data().assignments()) {
            if (assignment.role().account().equals(account) && assignment.principal() instanceof Principal.User user) {
                users.add(user.name());
            }
        }
        for (GroupMembership membership : directory.data().memberships()) {
            if (membership.account().equals(account)) {
                users.add(membership.user());
            }
        }
        return users;
    }

    /** Every name, in the order of their code points. */
    public Collection<KnownName> all() {
        return List.copyOf(names.values());
    }

    /** Whether a name is the technical user of a client that the account does not have. */
    public boolean orphan(String name) {
        return clientId(name)
                .filter(id -> directory.client(account, id).isEmpty())
                .isPresent();
    }

    /** The client id in a technical user's name; empty for other names. */
    public static Optional<String> clientId(String name) {
        return name.startsWith(OAuthClient.TECHNICAL_USER_PREFIX)
                ? Optional.of(name.substring(OAuthClient.TECHNICAL_USER_PREFIX.length()))
                : Optional.empty();
    }

    /**
     * What looks wrong about a name that a role is given to; empty for a name that is meant as it is.
     *
     * @param name as it is written
     */
    public List<Doubt> doubts(String name) {
        List<Doubt> doubts = new ArrayList<>();
        if (!name.equals(name.strip())) {
            doubts.add(new Doubt(name, "'" + name + "' begins or ends with a space", List.of(name.strip())));
        }
        if (orphan(name)) {
            doubts.add(new Doubt(
                    name,
                    "account '" + account + "' has no client '" + clientId(name).orElseThrow() + "'",
                    NearMatches.of(name, sure)));
        } else if (!sure.contains(name)) {
            List<String> near = NearMatches.of(name, sure);
            if (!near.isEmpty()) {
                doubts.add(new Doubt(name, "nobody is known as '" + name + "', but somebody of a like name is", near));
            }
        }
        directory
                .group(account, name)
                .ifPresent(group -> doubts.add(new Doubt(
                        name,
                        "there is a group '" + group + "'; a role for its users is given to the group",
                        List.of())));
        return doubts;
    }

    /** Whether a name is one that contains a text, without regard to case. */
    public static boolean contains(String name, String text) {
        return name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
