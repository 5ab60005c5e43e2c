package dev.durward.domain.authorization;

import dev.durward.domain.account.NodeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roles that the provider's applications define (contract d.2). An {@code AuthGroup.*} role is assigned like any
 * other, and stands for the single roles of its column.
 */
public final class PredefinedRoles {
    /** Sends messages to integration flows (contract d.2, iflmap application). */
    public static final String MESSAGING_SEND = "ESBMessaging.send";

    /** What the name of a role that stands for several begins with. */
    public static final String GROUP_PREFIX = "AuthGroup.";

    // Each single role with the letters of the groups that contain it. S is filled from the contract's section 8
    // (every group holds the monitoring roles) and from the pages on partner directory and identity service.
    private static final String TMN_ROLES = """
            IntegrationOperationServer.read                           RBIAS
            NodeManager.read                                          RBIAS
            esbmessagestorage.read                                    B
            ESBDataStore.read                                         RBIA
            ESBDataStore.readPayload                                  B
            ESBDataStore.delete                                       A
            ESBDataStore.retry                                        IA
            ESBDataStore.Activate                                     A
            ESBDataStore.Config                                       A
            MessageProcessingLocks.Read                               RIA
            MessageProcessingLocks.Delete                             A
            ConfigurationService.RuntimeBusinessParameterRead         RBIA
            ConfigurationService.RuntimeBusinessParameterWrite        BIA
            NodeManager.deploycontent                                 IA
            GenerationAndBuild.generationandbuildcontent              IA
            NodeManager.deploycredentials                             IAC
            NodeManager.readcredentials                               IAC
            NodeManager.deploysecuritycontent                         A
            NodeManager.readsecuritycontent                           A
            AccessPolicies.Read                                       RIA
            AccessPolicies.Write                                      A
            AccessPoliciesArtifacts.AccessAll
            AuditLog.Read                                             A
            Roles.Read                                                RBIA
            ExternalLoggingActivation.Read                            RBIA
            ExternalLogging.Activate                                  A
            HealthCheckMonitoringData.Read
            ResourceUsageData.Read
            TenantPartnerDirectory.read                               RIASC
            TenantPartnerDirectory.write                              AC
            CertificateUserMappings.Read
            CertificateUserMappings.Write
            CloudIdentityService.Read                                 RIASC
            CloudIdentityService.Write                                AC
            WebToolingCatalog.OverviewRead                            RBIA
            WebToolingCatalog.DetailsRead                             RBIA
            WebToolingWorkspace.Read                                  RBIA
            WebToolingWorkspace.Write                                 I
            WebToolingWorkspace.RuntimeConfigure                      IA
            WebTooling.IntegrationFlowConfigure                       I
            WorkspaceArtifactLocks.Read                               RBIA
            WorkspaceArtifactLocks.Delete                             A
            WorkspaceDesignGuidelines.Configure                       A
            WebToolingSettingsProductProfiles.savetenantconfiguration A
            TransportModule.read
            TransportModule.write
            """;

    private static final Map<Character, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put('R', "AuthGroup.ReadOnly");
        GROUPS.put('B', "AuthGroup.BusinessExpert");
        GROUPS.put('I', "AuthGroup.IntegrationDeveloper");
        GROUPS.put('A', "AuthGroup.Administrator");
        GROUPS.put('S', "AuthGroup.SystemDeveloper");
        GROUPS.put('C', "AuthGroup.TenantPartnerDirectoryConfigurator");
        GROUPS.put('P', "AuthGroup.ContentPublisher");
    }

    private static final Map<String, Set<String>> EXPANSIONS = new HashMap<>();
    private static final List<String> TMN = readTable();
    private static final List<String> IFLMAP = List.of(MESSAGING_SEND);

    private PredefinedRoles() {}

    private static List<String> readTable() {
        Set<String> names = new LinkedHashSet<>(GROUPS.values());
        for (String line : TMN_ROLES.lines().toList()) {
            String[] cells = line.split(" +", -1);
            names.add(cells[0]);
            String letters = cells.length > 1 ? cells[1] : "";
            GROUPS.forEach((letter, group) -> {
                if (letters.indexOf(letter) >= 0) {
                    EXPANSIONS
                            .computeIfAbsent(group, key -> new LinkedHashSet<>())
                            .add(cells[0]);
                }
            });
        }
        return List.copyOf(names);
    }

    /** The predefined roles of an application of a node type, in the contract's order. */
    public static List<String> of(NodeType nodeType) {
        return switch (nodeType) {
            case TMN -> TMN;
            case IFLMAP -> IFLMAP;
        };
    }

    /** The roles themselves and all single roles that authorization groups among them stand for. */
    public static Set<String> expand(Collection<String> roles) {
        Set<String> expanded = new LinkedHashSet<>();
        for (String role : roles) {
            expanded.add(role);
            expanded.addAll(EXPANSIONS.getOrDefault(role, Set.of()));
        }
        return Set.copyOf(expanded);
    }
}
