package dev.durward.cockpit.subscription;

import dev.durward.access.directory.Directory;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Paths;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.Subscription;
import dev.durward.web.Failure;
import dev.durward.web.Request;

/** Finds the subscription that a path names. */
final class Subscribed {
    static final String SUBSCRIPTIONS = "/oauth/v1/accounts/{account}/subscriptions";
    static final String SUBSCRIPTION = SUBSCRIPTIONS + "/{application}";

    private Subscribed() {}

    /** The application {@code provider:application}; a bare name is one of the provider {@code durward}. */
    static ApplicationKey application(Request request) {
        String text = request.pathParameter("application");
        return Paths.checked(
                () -> text.contains(":") ? ApplicationKey.parse(text) : new ApplicationKey(Account.PROVIDER, text));
    }

    /** Fails with 404 when the account does not subscribe to the application. */
    static Subscription require(Directory now, Administrator caller, Request request) {
        ApplicationKey application = application(request);
        String account = caller.account().name();
        return now.subscription(account, application)
                .orElseThrow(() -> new Failure(404, "account '" + account + "' has no subscription to " + application));
    }
}
