package dev.durward.cockpit.api;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.Actor;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets a call of the platform API through when its caller holds one of the needed platform roles in the account that the
 * path names. A caller without any role there gets the same 404 as for an unknown account.
 */
public final class ApiGuard {
    /** A call that passed. */
    @FunctionalInterface
    public interface GuardedHandler {
        /** Answers the call. */
        Response handle(Administrator caller, Request request) throws IOException;
    }

    /** A call that anybody who is known may make; its answer depends on who that is. */
    @FunctionalInterface
    public interface KnownHandler {
        /** Answers the call. */
        Response handle(Actor caller, Request request) throws IOException;
    }

    private final DirectoryService directory;
    private final ApiCallers callers;

    /** Asks who calls, and the directory's newest state what they may do. */
    public ApiGuard(DirectoryService directory, ApiCallers callers) {
        this.directory = directory;
        this.callers = callers;
    }

    /** A handler that checks the caller first. The route's template must have a parameter {@code account}. */
    public Handler allow(Set<PlatformRole> roles, GuardedHandler handler) {
        return request -> handler.handle(check(roles, request, directory.current()::account), request);
    }

    /** As {@link #allow}, also for the provider account, which is no subaccount. */
    public Handler allowForProviderToo(Set<PlatformRole> roles, GuardedHandler handler) {
        return request -> handler.handle(check(roles, request, this::accountOrProvider), request);
    }

    /**
     * A handler of what belongs to the installation and to no account, for holders of a role in the provider account.
     * Others get 403: there is nothing to hide.
     */
    public Handler allowOfProvider(Set<PlatformRole> roles, GuardedHandler handler) {
        return request -> {
            Actor actor = actor(Account.PROVIDER, request);
            requireOne(roles, directory.current().platformRoles(Account.PROVIDER, actor.name()));
            return handler.handle(new Administrator(Account.of(Account.PROVIDER), actor), request);
        };
    }

    /** A handler that only needs to know who calls. */
    public Handler allowKnown(KnownHandler handler) {
        return request -> handler.handle(actor(Account.PROVIDER, request), request);
    }

    private Optional<Account> accountOrProvider(String name) {
        return directory
                .current()
                .account(name)
                .or(() -> name.equals(Account.PROVIDER) ? Optional.of(Account.of(name)) : Optional.empty());
    }

    private Administrator check(
            Set<PlatformRole> needed, Request request, Function<String, Optional<Account>> accounts) {
        String name = request.pathParameter("account");
        Actor actor = actor(name, request);
        Set<PlatformRole> held = directory.current().platformRoles(name, actor.name());
        Optional<Account> account = held.isEmpty() ? Optional.empty() : accounts.apply(name);
        if (account.isEmpty()) {
            throw new Failure(404, "there is no account '" + name + "'");
        }
        requireOne(needed, held);
        return new Administrator(account.get(), actor);
    }

    private static void requireOne(Set<PlatformRole> needed, Set<PlatformRole> held) {
        if (held.stream().noneMatch(needed::contains)) {
            throw new Failure(
                    403,
                    "this needs one of the platform roles "
                            + String.join(
                                    ", ",
                                    needed.stream()
                                            .map(PlatformRole::title)
                                            .sorted()
                                            .toList()));
        }
    }

    private Actor actor(String account, Request request) {
        return new Actor(callers.user(account, request), request.sourceAddress());
    }
}
