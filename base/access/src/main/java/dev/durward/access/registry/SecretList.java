package dev.durward.access.registry;

import static dev.durward.access.registry.DirectoryEditor.refuse;

import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.domain.oauth.ClientSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The secrets of one client or application at a moment: at most two live ones, newest first. What has ended counts for
 * nothing and is left out of every change.
 */
final class SecretList {
    private static final int MOST = 2;

    private final List<ClientSecret> live;
    private final Instant now;

    SecretList(List<ClientSecret> kept, Instant now) {
        this.live = kept.stream().filter(secret -> secret.liveAt(now)).toList();
        this.now = now;
    }

    /** What comes of a new secret: refused when two are live, else made of the new list. */
    <T> Decision<T> add(String hash, Duration overlap, BiFunction<ClientSecret, List<ClientSecret>, Decision<T>> make) {
        if (live.size() >= MOST) {
            return refuse(Reason.CONFLICT, fullMessage());
        }
        ClientSecret added = new ClientSecret(hash, now, Optional.empty());
        return make.apply(added, with(added, overlap));
    }

    private String fullMessage() {
        ClientSecret eldest = live.getLast();
        String end = eldest.endsAt()
                .map(moment -> ", or wait until it ends at " + moment)
                .orElse("");
        return "there are two live secrets, which is the most; delete one, such as " + eldest.id() + end;
    }

    /** The new secret leads; what was live ends after the overlap, or when it would anyway. */
    private List<ClientSecret> with(ClientSecret added, Duration overlap) {
        Instant end = now.plus(overlap);
        Stream<ClientSecret> previous = live.stream()
                .map(secret ->
                        secret.endsAt().filter(moment -> moment.isBefore(end)).isPresent()
                                ? secret
                                : secret.endingAt(end))
                .filter(secret -> secret.liveAt(now));
        return Stream.concat(Stream.of(added), previous).toList();
    }

    /** What comes of a removal: refused for an unknown one and for the last, else made of the rest. */
    <T> Decision<T> remove(String id, Function<List<ClientSecret>, Decision<T>> make) {
        List<ClientSecret> rest =
                live.stream().filter(secret -> !secret.id().equals(id)).toList();
        if (rest.size() == live.size()) {
            return refuse(Reason.NOT_FOUND, "there is no live secret '" + id + "'");
        }
        return rest.isEmpty()
                ? refuse(Reason.CONFLICT, "this is the last live secret; add another first")
                : make.apply(rest);
    }
}
