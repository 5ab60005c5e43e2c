package dev.durward.management.api;

import dev.durward.domain.authorization.RolePolicy;
import dev.durward.odata.set.AccessRule;
import dev.durward.odata.set.Operation;
import java.util.List;
import java.util.Set;

/** A role policy as the rules of declared sets. */
public final class AccessRules {
    private final RolePolicy policy;

    /** The rules of a policy. */
    public AccessRules(RolePolicy policy) {
        this.policy = policy;
    }

    /** For logs and runtime artifacts with their error texts. */
    public AccessRule<ApiCaller> monitoring() {
        return (caller, operation) -> missing(caller, policy.monitoring());
    }

    /** For logs whose streams are payload: reading those needs the payload role too. */
    public AccessRule<ApiCaller> payload() {
        return (caller, operation) ->
                missing(caller, operation == Operation.READ_STREAM ? policy.payload() : policy.monitoring());
    }

    /** For user credentials: read with the monitoring roles, changed with those of security content. */
    public AccessRule<ApiCaller> credentials() {
        return (caller, operation) ->
                missing(caller, operation == Operation.WRITE ? policy.credentialsChange() : policy.monitoring());
    }

    private static List<String> missing(ApiCaller caller, List<String> needed) {
        Set<String> held = caller.caller().roles();
        if (held.containsAll(needed)) {
            return List.of();
        }
        return needed.stream().filter(role -> !held.contains(role)).toList();
    }
}
