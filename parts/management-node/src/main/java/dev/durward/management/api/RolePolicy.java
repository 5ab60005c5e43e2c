package dev.durward.management.api;

import dev.durward.odata.set.AccessRule;
import dev.durward.odata.set.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The roles that the API asks for (contract section 8). */
public enum RolePolicy {
    /** Both roles of the stricter document: what passes here passes at a tenant. */
    STRICT,
    /** Only the first role of the task table. */
    LENIENT;

    private static final List<String> CREDENTIALS_WRITE =
            List.of(Role.OPERATION_READ, Role.DEPLOY_CREDENTIALS, Role.DEPLOY_CONTENT);

    /** Names of roles. */
    private static final class Role {
        private static final String OPERATION_READ = "IntegrationOperationServer.read";
        private static final String NODE_READ = "NodeManager.read";
        private static final String PAYLOAD_READ = "esbmessagestorage.read";
        private static final String DEPLOY_CREDENTIALS = "NodeManager.deploycredentials";
        private static final String DEPLOY_CONTENT = "NodeManager.deploycontent";
    }

    private List<String> monitoringRoles() {
        return switch (this) {
            case STRICT -> List.of(Role.OPERATION_READ, Role.NODE_READ);
            case LENIENT -> List.of(Role.OPERATION_READ);
        };
    }

    /** For logs and runtime artifacts with their error texts. */
    public AccessRule<ApiCaller> monitoring() {
        List<String> monitoring = monitoringRoles();
        return (caller, operation) -> missing(caller, monitoring);
    }

    /** For logs whose streams are payload: reading those needs the payload role too. */
    public AccessRule<ApiCaller> payload() {
        List<String> monitoring = monitoringRoles();
        List<String> withPayload = new ArrayList<>(monitoring);
        withPayload.add(Role.PAYLOAD_READ);
        List<String> stream = List.copyOf(withPayload);
        return (caller, operation) -> missing(caller, operation == Operation.READ_STREAM ? stream : monitoring);
    }

    /** For user credentials: read with the monitoring roles, changed with those of security content. */
    public AccessRule<ApiCaller> credentials() {
        List<String> monitoring = monitoringRoles();
        return (caller, operation) -> missing(caller, operation == Operation.WRITE ? CREDENTIALS_WRITE : monitoring);
    }

    private static List<String> missing(ApiCaller caller, List<String> needed) {
        Set<String> held = caller.caller().roles();
        if (held.containsAll(needed)) {
            return List.of();
        }
        return needed.stream().filter(role -> !held.contains(role)).toList();
    }
}
