package dev.durward.cockpit.explanation;

import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.web.Failure;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The call that a question is about.
 *
 * @param nodeType the kind of host
 * @param method such as {@code GET}
 * @param path raw path on the host, without a query
 */
record ExplainedCall(NodeType nodeType, String method, String path) {
    static final String DEFAULT_METHOD = "GET";
    static final String DEFAULT_TMN_PATH = "/api/v1/MessageProcessingLogs";
    static final String DEFAULT_IFLMAP_PATH = "/http/";

    private static final Pattern ODATA = Pattern.compile("/(?:itspaces/odata/)?api/v1/([A-Za-z]+)(?:\\(.*?\\))?(/.*)?");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String CREDENTIALS = "UserCredentials";
    private static final String STREAM = "/$value";
    private static final String ATTACHMENTS = "MessageProcessingLogAttachments";

    /** A call as a query names it; what it leaves out is reading logs, or sending a message. */
    static ExplainedCall of(NodeType nodeType, String method, String path) {
        ExplainedCall call = new ExplainedCall(nodeType, method, path.isEmpty() ? defaultPath(nodeType) : path);
        String root = nodeType == NodeType.TMN ? "/" : DEFAULT_IFLMAP_PATH;
        if (!call.path.startsWith(root)) {
            throw new Failure(400, "query parameter 'path' must begin with " + root + " for " + nodeType.suffix());
        }
        return call;
    }

    private static String defaultPath(NodeType nodeType) {
        return switch (nodeType) {
            case TMN -> DEFAULT_TMN_PATH;
            case IFLMAP -> DEFAULT_IFLMAP_PATH;
        };
    }

    /** The roles that it needs (contract section 8). */
    List<String> needed(RolePolicy policy) {
        return switch (nodeType) {
            case TMN -> ofApi(policy);
            case IFLMAP -> List.of(PredefinedRoles.MESSAGING_SEND);
        };
    }

    private List<String> ofApi(RolePolicy policy) {
        Matcher matcher = ODATA.matcher(path);
        if (!matcher.matches()) {
            return policy.monitoring();
        }
        if (matcher.group(1).equals(CREDENTIALS) && !READING.contains(method)) {
            return policy.credentialsChange();
        }
        boolean payload = path.contains(ATTACHMENTS) || path.contains("/Attachments");
        return payload && path.endsWith(STREAM) ? policy.payload() : policy.monitoring();
    }
}
