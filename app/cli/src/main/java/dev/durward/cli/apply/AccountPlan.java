package dev.durward.cli.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.secret.Secret;
import dev.durward.yaml.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The changes for one account of a declaration. */
final class AccountPlan {
    private static final long DEFAULT_LIFETIME_SECONDS = 3600;
    private static final String NAME = "name";
    private static final String DISPLAY_NAME = "displayName";
    private static final String DESCRIPTION = "description";
    private static final String SUBSCRIPTIONS = "subscriptions";

    private final Declared declared;
    private final Known known;
    private final Plan plan;
    private final String account;
    private final String shortName;

    AccountPlan(Declared declared, Known known, Plan plan, YamlMap map) {
        this.declared = declared;
        this.known = known;
        this.plan = plan;
        account = map.text(NAME);
        shortName = map.optionalText("short-name").orElse(account);
    }

    void add(YamlMap map) throws Failure {
        account(map);
        for (YamlMap client : map.maps("clients")) {
            client(client);
        }
        for (YamlMap group : map.maps("groups")) {
            group(group);
        }
        for (YamlMap role : map.maps("roles")) {
            role(role);
        }
        for (YamlMap scope : map.maps("scopes")) {
            scope(scope);
        }
        for (YamlMap secret : map.maps("application-secrets")) {
            applicationSecret(secret);
        }
        map.refuseUnknownKeys();
    }

    private void account(YamlMap map) throws Failure {
        ObjectNode wanted = object();
        map.optionalText("display-name").ifPresent(text -> wanted.put(DISPLAY_NAME, text));
        map.optionalText(DESCRIPTION).ifPresent(text -> wanted.put(DESCRIPTION, text));
        map.bool("used-for-production").ifPresent(used -> wanted.put("usedForProduction", used));
        map.bool("beta-enabled").ifPresent(beta -> wanted.put("betaEnabled", beta));
        List<String> subscriptions = map.texts("subscriptions").stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        Optional<ObjectNode> there = known.find(oauth());
        if (there.isEmpty()) {
            wanted.put(NAME, account).put("shortName", shortName);
            var words = wanted.putArray(SUBSCRIPTIONS);
            subscriptions.forEach(words::add);
            plan.create("account " + account, "POST", Query.path("oauth", "v1", "accounts"), wanted);
            return;
        }
        change("account " + account, oauth(), there.get(), wanted);
        Set<String> subscribed = known.names(oauth(SUBSCRIPTIONS), SUBSCRIPTIONS, "nodeType");
        for (String nodeType : subscriptions) {
            if (subscribed.contains(nodeType)) {
                plan.same();
            } else {
                plan.create(
                        "subscription " + nodeType + " of account " + account,
                        "POST",
                        oauth(SUBSCRIPTIONS),
                        object().put("nodeType", nodeType));
            }
        }
    }

    private void client(YamlMap map) throws Failure {
        String id = map.text("id");
        ObjectNode wanted = object().put(NAME, map.optionalText(NAME).orElse(id));
        wanted.put(DESCRIPTION, map.optionalText(DESCRIPTION).orElse(""));
        wanted.put("authentication", map.optionalText("authentication").orElse("basic"));
        wanted.put(
                "tokenLifetime",
                map.duration("token-lifetime").map(Duration::toSeconds).orElse(DEFAULT_LIFETIME_SECONDS));
        ApplicationKey application = Declared.application(map, shortName);
        Optional<Secret> secret = declared.secret(map, "secret");
        map.refuseUnknownKeys();
        Optional<ObjectNode> there = known.find(oauth("clients", id));
        if (there.isEmpty()) {
            Secret first =
                    secret.orElseThrow(() -> map.problem("add 'secret' or 'secret-file' to client '" + id + "'"));
            wanted.put("id", id).put("subscription", application.toString()).put("secret", first.reveal());
            plan.create("client " + account + "/" + id, "POST", oauth("clients"), wanted);
            return;
        }
        change("client " + account + "/" + id, oauth("clients", id), there.get(), wanted);
    }

    private void group(YamlMap map) throws Failure {
        String name = map.text(NAME);
        List<String> users = map.texts("users");
        map.refuseUnknownKeys();
        boolean there =
                known.names(authorization("groups"), "groups", NAME).stream().anyMatch(name::equalsIgnoreCase);
        if (!there) {
            plan.create(
                    "group " + account + "/" + name, "POST", authorization("groups"), names("groups", List.of(name)));
        } else {
            plan.same();
        }
        Query members = authorization("groups", "users").with("groupName", name);
        Set<String> held = there ? known.names(members, "users", NAME) : Set.of();
        addMissing("user {} to group " + account + "/" + name, members, users, held);
    }

    private void role(YamlMap map) throws Failure {
        ApplicationKey application = Declared.application(map, shortName);
        String name = map.text(NAME);
        List<String> users = map.texts("users");
        List<String> groups = map.texts("groups");
        map.refuseUnknownKeys();
        Query holders = authorization("apps", application.application(), "roles", "users")
                .with("roleName", name)
                .with("providerAccount", application.provider());
        addMissing(
                "role " + name + " of " + application + " to user {}",
                holders,
                users,
                known.names(holders, "users", NAME));
        for (String group : groups) {
            roleOfGroup(application, name, group);
        }
    }

    private void roleOfGroup(ApplicationKey application, String role, String group) throws Failure {
        Query held = authorization("groups", "roles").with("groupName", group);
        if (known.names(held, "roles", NAME).contains(role)) {
            plan.same();
            return;
        }
        ObjectNode body = object();
        body.putArray("roles")
                .addObject()
                .put(NAME, role)
                .put("applicationName", application.application())
                .put("providerAccount", application.provider());
        plan.create("role " + role + " of " + application + " to group " + group, "PUT", held, body);
    }

    private void scope(YamlMap map) throws Failure {
        ApplicationKey application = Declared.application(map, shortName);
        String id = map.text("id");
        String description = map.optionalText(DESCRIPTION).orElse("");
        map.refuseUnknownKeys();
        Query scopes = oauth(SUBSCRIPTIONS, application.toString(), "scopes");
        Optional<ObjectNode> there = known.find(scopes);
        for (var scope : there.map(answer -> answer.path("scopes")).orElse(object())) {
            if (scope.path("id").asText().equals(id)
                    && scope.path(DESCRIPTION).asText().equals(description)) {
                plan.same();
                return;
            }
        }
        plan.create(
                "scope " + id + " of " + application,
                "PUT",
                oauth(SUBSCRIPTIONS, application.toString(), "scopes", id),
                object().put(DESCRIPTION, description));
    }

    private void applicationSecret(YamlMap map) throws Failure {
        ApplicationKey application = Declared.application(map, shortName);
        Secret secret = declared.secret(map, "secret")
                .orElseThrow(() -> map.problem("add 'secret' or 'secret-file' to the secret of " + application));
        map.refuseUnknownKeys();
        Query secrets = oauth(SUBSCRIPTIONS, application.toString(), "secrets");
        if (known.names(secrets, "secrets", "id").isEmpty()) {
            plan.create("secret of " + application, "POST", secrets, object().put("secret", secret.reveal()));
        } else {
            plan.same();
        }
    }

    private void addMissing(String text, Query where, List<String> users, Set<String> held) {
        for (String user : users) {
            if (held.contains(user)) {
                plan.same();
            } else {
                plan.create(text.replace("{}", user), "PUT", where, names("users", List.of(user)));
            }
        }
    }

    private void change(String what, Query query, ObjectNode there, ObjectNode wanted) {
        ObjectNode body = object();
        List<String> differences = new ArrayList<>();
        wanted.properties().forEach(field -> {
            String now = there.path(field.getKey()).asText();
            String then = field.getValue().asText();
            if (!now.equals(then)) {
                body.set(field.getKey(), field.getValue());
                differences.add(field.getKey() + " '" + now + "' -> '" + then + "'");
            }
        });
        if (differences.isEmpty()) {
            plan.same();
        } else {
            plan.change(what + ": " + String.join(", ", differences), query, body);
        }
    }

    private Query oauth(String... more) {
        return below("oauth", more);
    }

    private Query authorization(String... more) {
        return below("authorization", more);
    }

    private Query below(String api, String... more) {
        List<String> segments = new ArrayList<>(List.of(api, "v1", "accounts", account));
        segments.addAll(List.of(more));
        return Query.path(segments.toArray(String[]::new));
    }

    private static ObjectNode names(String array, List<String> names) {
        ObjectNode body = object();
        var items = body.putArray(array);
        names.forEach(name -> items.addObject().put(NAME, name));
        return body;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
