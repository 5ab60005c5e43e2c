package dev.durward.domain.authorization;

import java.util.List;
import java.util.Set;

/** The single roles that calls of the tmn application's OData API need (contract section 8). */
public enum RolePolicy {
    /** Both roles of the stricter document: what passes here passes at a tenant. */
    STRICT,
    /** Only the first role of the task table. */
    LENIENT;

    private static final class Role {
        private static final String OPERATION_READ = "IntegrationOperationServer.read";
        private static final String NODE_READ = "NodeManager.read";
        private static final String PAYLOAD_READ = "esbmessagestorage.read";
        private static final String DEPLOY_CREDENTIALS = "NodeManager.deploycredentials";
        private static final String DEPLOY_CONTENT = "NodeManager.deploycontent";
    }

    private static final List<String> BOTH = List.of(Role.OPERATION_READ, Role.NODE_READ);
    private static final List<String> BOTH_AND_PAYLOAD =
            List.of(Role.OPERATION_READ, Role.NODE_READ, Role.PAYLOAD_READ);
    private static final List<String> FIRST = List.of(Role.OPERATION_READ);
    private static final List<String> FIRST_AND_PAYLOAD = List.of(Role.OPERATION_READ, Role.PAYLOAD_READ);
    private static final List<String> CREDENTIALS_CHANGE =
            List.of(Role.OPERATION_READ, Role.DEPLOY_CREDENTIALS, Role.DEPLOY_CONTENT);

    private static final Set<String> ENTITY_SETS = Set.of(
            "MessageProcessingLogs",
            "MessageProcessingLogErrorInformations",
            "MessageProcessingLogAttachments",
            "MessageProcessingLogCustomHeaderProperties",
            "MessageProcessingLogRuns",
            "IntegrationRuntimeArtifacts",
            "RuntimeArtifactErrorInformations",
            "UserCredentials");

    /** The names of the entity sets that are served; for no others are roles known. */
    public static Set<String> entitySets() {
        return ENTITY_SETS;
    }

    /** For reading logs, runtime artifacts with their error texts, and user credentials without passwords. */
    public List<String> monitoring() {
        return switch (this) {
            case STRICT -> BOTH;
            case LENIENT -> FIRST;
        };
    }

    /** For reading what messages carried: the monitoring roles and the payload role. */
    public List<String> payload() {
        return switch (this) {
            case STRICT -> BOTH_AND_PAYLOAD;
            case LENIENT -> FIRST_AND_PAYLOAD;
        };
    }

    /** For creating, changing and deleting user credentials. */
    public List<String> credentialsChange() {
        return CREDENTIALS_CHANGE;
    }
}
