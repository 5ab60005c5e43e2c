package dev.durward.cockpit.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** {@code /oauth/v1/accounts/{account}}: the account itself. */
public final class AccountHandlers implements Endpoints {
    private static final String ACCOUNT = "/oauth/v1/accounts/{account}";
    private static final String DISPLAY_NAME = "displayName";
    private static final String ENABLED = "enabled";

    private final DirectoryService directory;
    private final AccountRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public AccountHandlers(DirectoryService directory, AccountRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        routes.read(ACCOUNT, (caller, request) -> JsonBody.answer(200, json(caller.account())));
        routes.write("PATCH", ACCOUNT, this::update);
    }

    private Response update(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, Set.of(DISPLAY_NAME, ENABLED));
        Optional<Boolean> enabled = body.bool(ENABLED);
        if (enabled.isPresent() && !administersInstallation(caller)) {
            throw new Failure(
                    403,
                    "field '" + ENABLED + "' needs the platform role Administrator in the account " + Account.PROVIDER);
        }
        return JsonBody.answer(
                200,
                json(Refusals.valueOf(
                        registry.change(caller.account().name(), body.text(DISPLAY_NAME), enabled, caller.actor()))));
    }

    private boolean administersInstallation(Administrator caller) {
        return directory
                .current()
                .platformRoles(Account.PROVIDER, caller.actor().name())
                .contains(PlatformRole.ADMINISTRATOR);
    }

    private static ObjectNode json(Account account) {
        return JsonBody.object()
                .put("name", account.name())
                .put("shortName", account.shortName())
                .put(DISPLAY_NAME, account.displayName())
                .put(ENABLED, account.enabled());
    }
}
