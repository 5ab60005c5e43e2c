package dev.durward.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.Account;
import dev.durward.domain.secret.Secret;
import dev.durward.yaml.YamlMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The changes for the users of a declaration: local ones, and names that an OpenID provider sends. */
final class UserPlan {
    private static final String USERS = "users";
    private static final String MEMBERS = "members";

    private final Declared declared;
    private final Known known;
    private final Plan plan;

    UserPlan(Declared declared, Known known, Plan plan) {
        this.declared = declared;
        this.known = known;
        this.plan = plan;
    }

    void add(YamlMap map) throws Failure {
        String name = map.text("name");
        Optional<Secret> password = declared.secret(map, "password");
        Optional<YamlMap> roles = map.map("platform-roles");
        map.refuseUnknownKeys();
        Optional<ObjectNode> there = known.find(users(name));
        if (roles.isPresent() && !holds(name, roles.get())) {
            throw map.problem("platform roles can't be given over the platform API; declare them at the server");
        }
        boolean isOfProvider = password.isEmpty() && roles.isPresent();
        if (there.isPresent() || isOfProvider) {
            plan.same();
            return;
        }
        Secret first =
                password.orElseThrow(() -> map.problem("add 'password' or 'password-file' to user '" + name + "'"));
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("name", name).put("password", first.reveal());
        plan.create("user " + name, "POST", users(), body);
    }

    private boolean holds(String user, YamlMap roles) throws Failure {
        for (String account : roles.names()) {
            Set<String> held = held(user, account);
            if (!held.containsAll(roles.texts(account))) {
                return false;
            }
        }
        return true;
    }

    private Set<String> held(String user, String account) throws Failure {
        Set<String> titles = new HashSet<>();
        Optional<ObjectNode> answer = known.find(Query.path("oauth", "v1", "accounts", account, MEMBERS));
        for (JsonNode member : answer.map(list -> list.path(MEMBERS)).orElse(MissingNode.getInstance())) {
            if (member.path("user").asText().equals(user)) {
                member.path("platformRoles").forEach(title -> titles.add(title.asText()));
            }
        }
        return titles;
    }

    private static Query users(String... name) {
        return name.length == 0
                ? Query.path("oauth", "v1", "accounts", Account.PROVIDER, USERS)
                : Query.path("oauth", "v1", "accounts", Account.PROVIDER, USERS, name[0]);
    }
}
