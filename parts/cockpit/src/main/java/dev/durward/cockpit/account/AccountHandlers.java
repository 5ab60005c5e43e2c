package dev.durward.cockpit.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.Access;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.Actor;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /oauth/v1/accounts}: accounts and their members. */
public final class AccountHandlers implements Endpoints {
    private static final String ACCOUNTS = "/oauth/v1/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{account}";

    private final DirectoryService directory;
    private final AccountRegistry registry;
    private final AccountJson json;

    /** Reads from the directory and changes through the registry. */
    public AccountHandlers(Access access) {
        this.directory = access.directory();
        this.registry = access.accounts();
        this.json = new AccountJson(access.config().issuers());
    }

    @Override
    public void addTo(Routes routes) {
        routes.addKnown(
                Call.get(ACCOUNTS, "listAccounts", "Lists the accounts that the caller is a member of")
                        .answers(200, Shape.listing("Accounts", "accounts", AccountJson.SHAPE)),
                (caller, request) -> list(caller));
        routes.addOfProvider(
                Call.post(ACCOUNTS, "createAccount", "Creates an account with its subscriptions")
                        .takes(AccountJson.NEW)
                        .answers(201, AccountJson.SHAPE),
                Routes.WRITERS,
                this::create);
        routes.add(
                Call.get(ACCOUNT, "readAccount", "Reads an account, with its OAuth URLs")
                        .answers(200, AccountJson.SHAPE),
                Routes.MEMBERS,
                (caller, request) -> JsonBody.answer(200, json(caller.account(), caller.actor())));
        routes.write(
                Call.patch(ACCOUNT, "updateAccount", "Changes what is noted about an account, or disables it")
                        .takes(AccountJson.CHANGE)
                        .answers(200, AccountJson.SHAPE),
                this::update);
        routes.addForProviderToo(
                Call.get(ACCOUNT + "/members", "listMembers", "Lists who holds platform roles in an account")
                        .answers(200, AccountJson.MEMBERS),
                Routes.READERS,
                (caller, request) -> members(caller));
    }

    private ObjectNode json(Account account, Actor caller) {
        return json.of(account, directory.current().platformRoles(account.name(), caller.name()));
    }

    private Response list(Actor caller) throws IOException {
        Directory now = directory.current();
        ObjectNode body = JsonBody.object();
        var accounts = body.putArray("accounts");
        for (Account account : now.data().accounts()) {
            Set<PlatformRole> held = now.platformRoles(account.name(), caller.name());
            if (!held.isEmpty()) {
                accounts.add(json.of(account, held));
            }
        }
        return JsonBody.answer(200, body);
    }

    private Response create(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, AccountJson.NEW);
        String name = body.requiredText(AccountJson.NAME);
        String shortName = body.text(AccountJson.SHORT_NAME).orElse(name);
        AccountUpdate named = AccountJson.named(body, Optional.empty());
        Account account = Paths.checked(() -> named.of(new Account(name, shortName, name, true)));
        Set<NodeType> subscriptions = body.list(AccountJson.SUBSCRIPTIONS)
                .map(AccountHandlers::nodeTypes)
                .orElse(EnumSet.allOf(NodeType.class));
        Account created = Refusals.valueOf(registry.create(account, subscriptions, caller.actor()));
        return JsonBody.answer(201, json(created, caller.actor()))
                .with("Location", Paths.below(request, created.name()));
    }

    private static Set<NodeType> nodeTypes(List<String> suffixes) {
        Set<NodeType> types = EnumSet.noneOf(NodeType.class);
        for (String suffix : suffixes) {
            types.add(NodeType.ofSuffix(suffix)
                    .orElseThrow(() -> new Failure(
                            400, "field '" + AccountJson.SUBSCRIPTIONS + "' must hold tmn and iflmap only")));
        }
        return types;
    }

    private Response update(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, AccountJson.CHANGE);
        Optional<Boolean> enabled = body.bool(AccountJson.ENABLED);
        if (enabled.isPresent() && !administersInstallation(caller)) {
            throw new Failure(
                    403,
                    "field '" + AccountJson.ENABLED + "' needs the platform role Administrator in the account "
                            + Account.PROVIDER);
        }
        Account changed = Refusals.valueOf(
                registry.change(caller.account().name(), AccountJson.named(body, enabled), caller.actor()));
        return JsonBody.answer(200, json(changed, caller.actor()));
    }

    private boolean administersInstallation(Administrator caller) {
        return directory
                .current()
                .platformRoles(Account.PROVIDER, caller.actor().name())
                .contains(PlatformRole.ADMINISTRATOR);
    }

    private Response members(Administrator caller) throws IOException {
        Map<String, Set<PlatformRole>> members = directory.current().data().members().stream()
                .filter(member -> member.account().equals(caller.account().name()))
                .collect(Collectors.groupingBy(
                        Member::user, TreeMap::new, Collectors.mapping(Member::role, Collectors.toSet())));
        ObjectNode body = JsonBody.object();
        var list = body.putArray("members");
        members.forEach((user, roles) ->
                list.addObject().put("user", user).set(AccountJson.PLATFORM_ROLES, AccountJson.titles(roles)));
        return JsonBody.answer(200, body);
    }
}
