package dev.durward.cockpit.subscription;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.SecretCalls;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.InstantSource;

/**
 * {@code .../subscriptions/{application}/secrets}: with what an application asks about tokens (RFC 7662 section 2.1).
 */
public final class ApplicationSecretHandlers implements Endpoints {
    private static final String SECRETS = Subscribed.SUBSCRIPTION + "/secrets";

    private final DirectoryService directory;
    private final ApplicationRegistry registry;
    private final InstantSource clock;

    /** Reads from the directory and changes through the registry. */
    public ApplicationSecretHandlers(DirectoryService directory, ApplicationRegistry registry, InstantSource clock) {
        this.directory = directory;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.read(
                Call.get(SECRETS, "listApplicationSecrets", "Lists the live secrets of an application")
                        .answers(200, SecretCalls.LIVE_SECRETS),
                this::list);
        routes.write(
                Call.post(SECRETS, "addApplicationSecret", "Adds a secret with which an application asks about tokens")
                        .mayTake(SecretCalls.NEW_SECRET)
                        .answers(201, SecretCalls.ADDED_SECRET),
                this::add);
        routes.write(
                Call.delete(SECRETS + "/{secret}", "removeApplicationSecret", "Ends a secret of an application at once")
                        .answers(204),
                this::remove);
    }

    private Response list(Administrator caller, Request request) throws IOException {
        Directory now = directory.current();
        ApplicationKey application = Subscribed.require(now, caller, request).application();
        return SecretCalls.list(
                user(application), now.applicationSecrets(caller.account().name(), application), clock.instant());
    }

    private Response add(Administrator caller, Request request) throws IOException {
        ApplicationKey application = Subscribed.application(request);
        return SecretCalls.created(
                request,
                user(application),
                Refusals.valueOf(registry.addSecret(
                        caller.account().name(), application, SecretCalls.wanted(request), caller.actor())));
    }

    private Response remove(Administrator caller, Request request) {
        Refusals.valueOf(registry.removeSecret(
                caller.account().name(),
                Subscribed.application(request),
                request.pathParameter("secret"),
                caller.actor()));
        return Response.of(204);
    }

    private static String user(ApplicationKey application) {
        return application.provider() + "/" + application.application();
    }
}
