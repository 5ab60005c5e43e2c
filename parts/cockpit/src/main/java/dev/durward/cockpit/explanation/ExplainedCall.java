package dev.durward.cockpit.explanation;

import dev.durward.access.explanation.NearMatches;
import dev.durward.access.explanation.Step;
import dev.durward.access.explanation.Step.Check;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.web.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    private static final String NAME = "name";
    private static final Pattern API =
            Pattern.compile("(?:/itspaces/odata)?/api/v1(?:/(?<name>[^/(?]*).*)?", Pattern.DOTALL);
    private static final String PEOPLE = "/itspaces/";
    private static final Set<String> ROOT_RESOURCES = Set.of("", "$metadata");
    private static final String CSRF_TEXT = "a modifying call also needs a CSRF token with its cookie, else it is"
            + " answered with 403; fetch them by GET with the header 'X-CSRF-Token: Fetch'. This can't be judged here";
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

    /** The roles that it needs (contract section 8); none where knowing the caller is enough, or nothing answers. */
    List<String> needed(RolePolicy policy) {
        return switch (nodeType) {
            case TMN -> atTmn(policy);
            case IFLMAP -> List.of(PredefinedRoles.MESSAGING_SEND);
        };
    }

    private List<String> atTmn(RolePolicy policy) {
        Matcher api = API.matcher(path);
        if (!api.matches()) {
            return path.startsWith(PEOPLE) ? policy.monitoring() : List.of();
        }
        String name = Objects.requireNonNullElse(api.group(NAME), "");
        if (!RolePolicy.entitySets().contains(name)) {
            return List.of();
        }
        if (name.equals(CREDENTIALS) && changes()) {
            return policy.credentialsChange();
        }
        boolean payload = path.contains(ATTACHMENTS) || path.contains("/Attachments");
        return payload && path.endsWith(STREAM) ? policy.payload() : policy.monitoring();
    }

    private boolean changes() {
        return !READING.contains(method);
    }

    /** What this call meets beside the checks of its caller; at an iflmap host nothing is known of the paths. */
    List<Step> furtherSteps() {
        return switch (nodeType) {
            case TMN -> stepsAtTmn();
            case IFLMAP -> List.of();
        };
    }

    private List<Step> stepsAtTmn() {
        Matcher api = API.matcher(path);
        if (!api.matches()) {
            return path.startsWith(PEOPLE)
                    ? List.of()
                    : List.of(Step.of(Check.PATH, false, "nothing answers at this path; the API is below /api/v1/"));
        }
        List<Step> steps = new ArrayList<>();
        if (changes() && !path.startsWith(PEOPLE)) {
            steps.add(Step.of(Check.CSRF_TOKEN, true, CSRF_TEXT));
        }
        String name = Objects.requireNonNullElse(api.group(NAME), "");
        Set<String> sets = RolePolicy.entitySets();
        if (!ROOT_RESOURCES.contains(name) && !sets.contains(name)) {
            String text = "no entity set '" + name + "' is served; names are compared exactly, and one that only the"
                    + " service's metadata has is answered with 501";
            steps.add(new Step(Check.ENTITY_SET, false, text, NearMatches.of(name, new TreeSet<>(sets))));
        }
        return steps;
    }
}
