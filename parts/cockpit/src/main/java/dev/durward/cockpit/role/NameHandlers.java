package dev.durward.cockpit.role;

import static dev.durward.cockpit.role.RoleCalls.NAME;
import static dev.durward.cockpit.role.RoleCalls.USERS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.explanation.KnownNames;
import dev.durward.access.explanation.KnownNames.Kind;
import dev.durward.access.explanation.KnownNames.KnownName;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Call.Parameter;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code .../users} and {@code .../users/check}: the users that an account knows of, for suggestions while somebody types
 * and for finding assignments to nobody. The original has no such calls.
 */
public final class NameHandlers implements Endpoints {
    private static final String KNOWN_USERS = RoleCalls.BASE + "/users";
    private static final String TEXT = "text";
    private static final String ORPHAN = "orphan";
    private static final String AFTER = "after";
    private static final String LIMIT = "limit";
    private static final String NEXT = "next";
    private static final int DEFAULT_LIMIT = 100;
    private static final Shape SHAPE = Shape.named("KnownUser")
            .has(NAME, Schema.text(), "")
            .has(
                    "kind",
                    Schema.words(Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toSet())),
                    "")
            .has("assigned", Schema.truth(), "whether it holds a role or is in a group")
            .has(ORPHAN, Schema.truth(), "whether it is the technical user of a client that does not exist");
    private static final Shape PAGE = Shape.listing("KnownUsers", USERS, SHAPE)
            .has(NEXT, Schema.orNull(Schema.text()), "value of `after` that goes on; null at the end");

    private final DirectoryService directory;

    /** Reads from the directory. */
    public NameHandlers(DirectoryService directory) {
        this.directory = directory;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(
                Call.get(KNOWN_USERS, "listKnownUsers", "Lists the users that an account knows of, by name")
                        .asks(
                                Parameter.optional(TEXT, "only names that contain it, in any case"),
                                Parameter.optional(ORPHAN, "`true` for technical users without a client only"),
                                Parameter.optional(LIMIT, "1 to 1000, 100 when left out"),
                                Parameter.optional(AFTER, "`next` of the answer before"))
                        .answers(200, PAGE),
                Routes.MEMBERS,
                this::list);
        routes.add(
                Call.get(KNOWN_USERS + "/check", "checkUser", "Says what looks wrong about a user's name")
                        .asks(RoleCalls.USER)
                        .answers(200, RoleCalls.WARNINGS),
                Routes.MEMBERS,
                (caller, request) -> JsonBody.answer(
                        200,
                        RoleCalls.warnings(
                                directory.current(),
                                caller,
                                List.of(RoleCalls.user(RoleCalls.parameter(request, RoleCalls.USER_ID))
                                        .name()))));
    }

    private Response list(Administrator caller, Request request) throws IOException {
        Paths.requireParameters(request, Set.of(TEXT, ORPHAN, LIMIT, AFTER));
        String text = request.query().first(TEXT).orElse("");
        String after = request.query().first(AFTER).orElse("");
        boolean orphansOnly =
                request.query().first(ORPHAN).map(NameHandlers::bool).orElse(false);
        int limit = request.query().first(LIMIT).map(Paths::limit).orElse(DEFAULT_LIMIT);
        KnownNames names = new KnownNames(directory.current(), caller.account().name());
        List<KnownName> found = names.all().stream()
                .filter(known -> known.name().compareTo(after) > 0)
                .filter(known -> KnownNames.contains(known.name(), text))
                .filter(known -> !orphansOnly || names.orphan(known.name()))
                .limit(limit + 1L)
                .toList();
        ObjectNode body = JsonBody.object();
        var users = body.putArray(USERS);
        found.stream()
                .limit(limit)
                .forEach(known -> users.addObject()
                        .put(NAME, known.name())
                        .put("kind", known.kind().name())
                        .put("assigned", known.assigned())
                        .put(ORPHAN, names.orphan(known.name())));
        body.put(NEXT, found.size() > limit ? found.get(limit - 1).name() : null);
        return JsonBody.answer(200, body);
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Failure(400, "query parameter '" + ORPHAN + "' must be true or false");
        };
    }
}
