package dev.durward.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.Account;
import dev.durward.domain.secret.Secret;
import dev.durward.yaml.YamlMap;
import java.util.Optional;

/** The changes for the local users of a declaration. */
final class UserPlan {
    private static final String USERS = "users";

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
        if (roles.isPresent() && !holds(there, roles.get())) {
            throw map.problem("platform roles can't be given over the platform API; declare them at the server");
        }
        if (there.isPresent()) {
            plan.same();
            return;
        }
        Secret first =
                password.orElseThrow(() -> map.problem("add 'password' or 'password-file' to user '" + name + "'"));
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("name", name).put("password", first.reveal());
        plan.create("user " + name, "POST", users(), body);
    }

    private static boolean holds(Optional<ObjectNode> user, YamlMap roles) {
        for (String account : roles.names()) {
            for (String title : roles.texts(account)) {
                if (user.isEmpty() || !holds(user.get(), account, title)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(ObjectNode user, String account, String title) {
        for (JsonNode membership : user.path("memberOf")) {
            if (membership.path("account").asText().equals(account)
                    && membership.path("platformRole").asText().equals(title)) {
                return true;
            }
        }
        return false;
    }

    private static Query users(String... name) {
        return name.length == 0
                ? Query.path("oauth", "v1", "accounts", Account.PROVIDER, USERS)
                : Query.path("oauth", "v1", "accounts", Account.PROVIDER, USERS, name[0]);
    }
}
