package dev.durward.cockpit.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.registry.AccountUpdate;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON form of an account, with the addresses that the original's Branding tab shows (contract b.2). */
final class AccountJson {
    static final String NAME = "name";
    static final String SHORT_NAME = "shortName";
    static final String DISPLAY_NAME = "displayName";
    static final String ENABLED = "enabled";
    static final String DESCRIPTION = "description";
    static final String USED_FOR_PRODUCTION = "usedForProduction";
    static final String BETA_ENABLED = "betaEnabled";
    static final String SUBSCRIPTIONS = "subscriptions";
    static final String PLATFORM_ROLES = "platformRoles";

    private static final Schema ROLES = Schema.list(Schema.words(
            Arrays.stream(PlatformRole.values()).map(PlatformRole::title).collect(Collectors.toSet())));
    private static final Shape ENDPOINT = Shape.named("OAuthUrl")
            .has("url", Schema.address(), "")
            .has("served", Schema.truth(), "whether something answers there");
    private static final Shape OAUTH_URLS = Shape.named("OAuthUrls")
            .has("authorizationEndpoint", ENDPOINT, "")
            .has("tokenEndpoint", ENDPOINT, "")
            .has("endUserUi", ENDPOINT, "");

    static final Shape SHAPE = Shape.named("Account")
            .has(NAME, Schema.text(), "technical name; part of the token endpoint's host")
            .has(SHORT_NAME, Schema.text(), "part of the tmn and iflmap hosts")
            .has(DISPLAY_NAME, Schema.text(), "")
            .has(ENABLED, Schema.truth(), "false refuses every call for the account")
            .has(DESCRIPTION, Schema.text(), "")
            .has(USED_FOR_PRODUCTION, Schema.truth(), "a note for people; it changes nothing")
            .has(BETA_ENABLED, Schema.truth(), "a note for people; it changes nothing")
            .has("landscape", Schema.text(), "parent domain of all hosts")
            .has(PLATFORM_ROLES, ROLES, "the caller's, with those in the provider account")
            .has("oauthUrls", OAUTH_URLS, "");

    static final Shape CHANGE = Shape.named("AccountChange")
            .may(DISPLAY_NAME, Schema.text(), "1 to 255 characters")
            .may(ENABLED, Schema.truth(), "only for Administrators of the provider account")
            .may(DESCRIPTION, Schema.text(), "at most 1000 characters")
            .may(USED_FOR_PRODUCTION, Schema.truth(), "a note for people; it changes nothing")
            .may(BETA_ENABLED, Schema.truth(), "a note for people; it changes nothing");

    static final Shape NEW = Shape.named("NewAccount")
            .has(NAME, Schema.text(), "a lower-case letter, then at most 29 letters and digits; never changes")
            .may(SHORT_NAME, Schema.text(), "as the name; the name when left out; never changes")
            .may(DISPLAY_NAME, Schema.text(), "1 to 255 characters; the name when left out")
            .may(DESCRIPTION, Schema.text(), "at most 1000 characters; empty when left out")
            .may(USED_FOR_PRODUCTION, Schema.truth(), "a note for people; false when left out")
            .may(BETA_ENABLED, Schema.truth(), "a note for people; false when left out")
            .may(SUBSCRIPTIONS, Schema.list(Schema.words("tmn", "iflmap")), "both when left out");

    static final Shape MEMBERS = Shape.listing(
            "Members",
            "members",
            Shape.named("Member").has("user", Schema.text(), "").has(PLATFORM_ROLES, ROLES, ""));

    // contract b.1
    private static final String AUTHORIZE = "/oauth2/api/v1/authorize";
    private static final String TOKEN = "/oauth2/api/v1/token";
    private static final String END_USER_UI = "/oauth2";

    private final Issuers issuers;

    AccountJson(Issuers issuers) {
        this.issuers = issuers;
    }

    ObjectNode of(Account account, Set<PlatformRole> callers) {
        ObjectNode json = JsonBody.object()
                .put(NAME, account.name())
                .put(SHORT_NAME, account.shortName())
                .put(DISPLAY_NAME, account.displayName())
                .put(ENABLED, account.enabled())
                .put(DESCRIPTION, account.details().description())
                .put(USED_FOR_PRODUCTION, account.details().usedForProduction())
                .put(BETA_ENABLED, account.details().betaEnabled())
                .put("landscape", issuers.landscape());
        json.set(PLATFORM_ROLES, titles(callers));
        String origin = issuers.origin("oauthasservices-" + account.name());
        json.putObject("oauthUrls")
                .<ObjectNode>set("authorizationEndpoint", endpoint(origin + AUTHORIZE, false))
                .<ObjectNode>set("tokenEndpoint", endpoint(origin + TOKEN, true))
                .set("endUserUi", endpoint(origin + END_USER_UI, false));
        return json;
    }

    /** What a body says of an account, beside what it never changes. */
    static AccountUpdate named(JsonBody body, Optional<Boolean> enabled) {
        return new AccountUpdate(
                body.text(DISPLAY_NAME),
                enabled,
                body.text(DESCRIPTION),
                body.bool(USED_FOR_PRODUCTION),
                body.bool(BETA_ENABLED));
    }

    private static ObjectNode endpoint(String url, boolean served) {
        return JsonBody.object().put("url", url).put("served", served);
    }

    static ArrayNode titles(Collection<PlatformRole> roles) {
        ArrayNode titles = JsonBody.array();
        roles.stream().sorted().map(PlatformRole::title).forEach(titles::add);
        return titles;
    }
}
