package dev.durward.cockpit.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.explanation.Explainer;
import dev.durward.access.explanation.Explanation;
import dev.durward.access.explanation.Step;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Call.Parameter;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code .../explanation}: would this call be allowed, and why? */
public final class ExplanationHandler implements Endpoints {
    private static final String CLIENT_ID = "clientId";
    private static final String USER_ID = "userId";
    private static final String NODE_TYPE = "nodeType";
    private static final String METHOD = "method";
    private static final String PATH = "path";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "MERGE", "DELETE");
    private static final Shape STEP = Shape.named("ExplanationStep")
            .has(
                    "check",
                    Schema.words(Arrays.stream(Step.Check.values())
                            .map(ExplanationHandler::word)
                            .collect(Collectors.toSet())),
                    "")
            .has("passed", Schema.truth(), "")
            .has("text", Schema.text(), "what was found, for people")
            .has("nearMatches", Schema.list(Schema.text()), "names that may have been meant");
    private static final Shape EXPLANATION = Shape.named("Explanation")
            .has("allowed", Schema.truth(), "whether every check passed")
            .has("status", Schema.whole(), "that the first failed check is answered with; 200 for none")
            .has("user", Schema.text(), "whose roles count")
            .has("application", Schema.text(), "provider:application")
            .has(METHOD, Schema.text(), "")
            .has(PATH, Schema.text(), "")
            .has("neededRoles", Schema.list(Schema.text()), "")
            .has("steps", Schema.list(STEP), "every check, in the order in which a call meets them");

    private final DirectoryService directory;
    private final RolePolicy policy;
    private final InstantSource clock;

    /** Explains by the directory's newest state and the policy that the OData API has. */
    public ExplanationHandler(DirectoryService directory, RolePolicy policy, InstantSource clock) {
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(
                Call.get(
                                "/authorization/v1/accounts/{account}/explanation",
                                "explain",
                                "Says whether a call of a tmn or iflmap host would be allowed, and why")
                        .asks(
                                Parameter.optional(CLIENT_ID, "OAuth client that calls; or give `userId`"),
                                Parameter.optional(USER_ID, "user that calls"),
                                Parameter.optional(NODE_TYPE, "`tmn`, when left out, or `iflmap`"),
                                Parameter.optional(METHOD, "GET when left out"),
                                Parameter.optional(PATH, "on the host; reading message processing logs when left out"))
                        .answers(200, EXPLANATION),
                Routes.MEMBERS,
                this::explain);
    }

    private Response explain(Administrator caller, Request request) throws IOException {
        Paths.requireParameters(request, Set.of(CLIENT_ID, USER_ID, NODE_TYPE, METHOD, PATH));
        ExplainedCall call = call(request);
        List<String> needed = call.needed(policy);
        Explanation explanation = new Explainer(directory.current(), clock.instant())
                .explain(caller.account(), call.nodeType(), user(request), needed)
                .with(call.furtherSteps());
        ObjectNode body = JsonBody.object()
                .put("allowed", explanation.allowed())
                .put("status", explanation.status())
                .put("user", explanation.user())
                .put("application", explanation.application().toString())
                .put(METHOD, call.method())
                .put(PATH, call.path());
        needed.forEach(body.putArray("neededRoles")::add);
        var steps = body.putArray("steps");
        explanation.steps().forEach(step -> steps.add(json(step)));
        return JsonBody.answer(200, body);
    }

    private static ExplainedCall call(Request request) {
        String method = request.query().first(METHOD).orElse(ExplainedCall.DEFAULT_METHOD);
        if (!METHODS.contains(method)) {
            throw new Failure(400, "query parameter '" + METHOD + "' must be a method in upper case");
        }
        String suffix = request.query().first(NODE_TYPE).orElse(NodeType.TMN.suffix());
        NodeType nodeType = NodeType.ofSuffix(suffix)
                .orElseThrow(() -> new Failure(400, "query parameter '" + NODE_TYPE + "' must be tmn or iflmap"));
        return ExplainedCall.of(nodeType, method, request.query().first(PATH).orElse(""));
    }

    private static String user(Request request) {
        Optional<String> client = request.query().first(CLIENT_ID).filter(id -> !id.isEmpty());
        Optional<String> user = request.query().first(USER_ID).filter(name -> !name.isEmpty());
        if (client.isPresent() == user.isPresent()) {
            throw new Failure(400, "give either query parameter '" + CLIENT_ID + "' or '" + USER_ID + "'");
        }
        return client.map(id -> OAuthClient.TECHNICAL_USER_PREFIX + id)
                .or(() -> user)
                .orElseThrow();
    }

    private static ObjectNode json(Step step) {
        ObjectNode json = JsonBody.object()
                .put("check", word(step.check()))
                .put("passed", step.passed())
                .put("text", step.text());
        step.nearMatches().forEach(json.putArray("nearMatches")::add);
        return json;
    }

    private static String word(Step.Check check) {
        return check.name().toLowerCase(Locale.ROOT);
    }
}
