package dev.durward.cli.administration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.cli.remote.Query;
import dev.durward.domain.account.ApplicationKey;

/** Gives roles to users and takes them away. */
final class RoleAssignments {
    /**
     * A role of an application.
     *
     * @param application as {@code provider:application}
     * @param name the role's name
     */
    record Role(String application, String name) {}

    private RoleAssignments() {}

    static void assign(Invocation invocation, PlatformApi platform, Role role, String user) throws Failure {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("users").addObject().put("name", user);
        platform.change("PUT", users(invocation, role), body);
    }

    private static Query users(Invocation invocation, Role role) throws Failure {
        ApplicationKey application = parse(role.application());
        return Query.path(
                        "authorization",
                        "v1",
                        "accounts",
                        invocation.account(),
                        "apps",
                        application.application(),
                        "roles",
                        "users")
                .with("roleName", role.name())
                .with("providerAccount", application.provider());
    }

    private static ApplicationKey parse(String text) throws Failure {
        try {
            return ApplicationKey.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw Failure.usage(String.valueOf(malformed.getMessage()));
        }
    }
}
