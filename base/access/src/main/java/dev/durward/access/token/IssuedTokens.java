package dev.durward.access.token;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.Actor;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.Profile;
import dev.durward.store.token.TokenRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The opaque tokens that live, for people: lists of a client's, and the end of one of them (contract g). */
public final class IssuedTokens {
    /**
     * A part of a list.
     *
     * @param tokens oldest first
     * @param more whether there are later ones
     */
    public record Page(List<AccessToken> tokens, boolean more) {
        /** Copies the list. */
        public Page {
            tokens = List.copyOf(tokens);
        }
    }

    private final DirectoryService directory;
    private final TokenRepository repository;
    private final AccessTokens tokens;
    private final Profile profile;
    private final InstantSource clock;

    /** Lists what a repository keeps and ends it through the tokens. */
    public IssuedTokens(AccessTokens.Surroundings around, TokenRepository repository, AccessTokens tokens) {
        this.directory = around.directory();
        this.profile = around.profile();
        this.clock = around.clock();
        this.repository = repository;
        this.tokens = tokens;
    }

    /**
     * A client's live tokens, oldest first.
     *
     * @param after the last one of the part before; empty for the first part
     * @param limit at most this many, 1 to 1000
     */
    public Page list(OAuthClient client, Optional<AccessToken> after, int limit) {
        List<AccessToken> found =
                repository.issuedTo(client.account(), client.clientId(), liveAfter(client), after, limit + 1);
        return new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private Instant liveAfter(OAuthClient client) {
        Instant expired = profile.lifetime(client).map(clock.instant()::minus).orElse(Instant.EPOCH);
        return expired.isAfter(client.tokensIssuedAfter()) ? expired : client.tokensIssuedAfter();
    }

    /**
     * Ends one token of an account by the SHA-256 of its text.
     *
     * @return whether there was such a live token
     */
    public boolean revoke(Account account, byte[] hash, Actor actor) {
        Directory now = directory.current();
        Optional<ValidToken> token = repository
                .find(hash)
                .filter(kept -> kept.account().equals(account.name()))
                .flatMap(kept -> now.client(account.name(), kept.clientId())
                        .filter(client -> kept.issuedAt().isAfter(liveAfter(client)))
                        .map(client -> tokens.valid(kept, client)));
        token.ifPresent(live -> tokens.revoke(live, actor));
        return token.isPresent();
    }
}
