package dev.durward.access.caller;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.token.AccessTokens;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.oauth.OAuthClient;
import java.util.Optional;

/** Tells who calls an account's tmn or iflmap host, by Bearer token or by Basic credentials of a local user. */
public final class Authenticator {
    private static final String BEARER = "bearer ";

    private final DirectoryService directory;
    private final AccessTokens tokens;
    private final UserAuthenticator users;

    /** Asks the directory's newest state, the issued tokens and the local users. */
    public Authenticator(DirectoryService directory, AccessTokens tokens, UserAuthenticator users) {
        this.directory = directory;
        this.tokens = tokens;
        this.users = users;
    }

    /**
     * Tells who is calling.
     *
     * @param account the account of the host that was called
     * @param nodeType the kind of node of that host
     * @param authorization value of the {@code Authorization} header; empty when there is none
     * @param source network address of the caller
     * @throws dev.durward.store.StoreUnavailableException when a token can't be looked up; answer 503
     */
    public Authentication authenticate(
            Account account, NodeType nodeType, Optional<String> authorization, String source) {
        Directory now = directory.current();
        ApplicationKey application = ApplicationKey.of(account.shortName(), nodeType);
        if (authorization.isEmpty() || !usable(now, account, application)) {
            return new Authentication.Missing();
        }
        String value = authorization.get();
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = value.substring(BEARER.length()).strip();
            return tokens.check(token, account, application)
                    .<Authentication>map(
                            client -> new Authentication.Authenticated(caller(now, account, application, client)))
                    .orElseGet(Authentication.InvalidToken::new);
        }
        return BasicCredentials.parse(value)
                .map(credentials -> byPassword(now, account, application, credentials, source))
                .orElseGet(Authentication.Missing::new);
    }

    private static boolean usable(Directory now, Account account, ApplicationKey application) {
        return now.account(account.name()).filter(Account::enabled).isPresent()
                && now.subscription(account.name(), application)
                        .filter(Subscription::enabled)
                        .isPresent();
    }

    private static Caller caller(Directory now, Account account, ApplicationKey application, OAuthClient client) {
        String user = client.technicalUser();
        return new Caller(account, user, Optional.of(client.clientId()), now.roles(account.name(), application, user));
    }

    private Authentication byPassword(
            Directory now, Account account, ApplicationKey application, BasicCredentials credentials, String source) {
        return switch (users.authenticate(account.name(), credentials, source)) {
            case UserAuthenticator.Outcome.Known(String user) ->
                new Authentication.Authenticated(
                        new Caller(account, user, Optional.empty(), now.roles(account.name(), application, user)));
            case UserAuthenticator.Outcome.Refused() -> new Authentication.BadCredentials();
            case UserAuthenticator.Outcome.Slowed(var retryAfter) -> new Authentication.Slowed(retryAfter);
        };
    }
}
