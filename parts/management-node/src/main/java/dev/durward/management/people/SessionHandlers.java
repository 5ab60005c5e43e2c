package dev.durward.management.people;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.durward.access.caller.Caller;
import dev.durward.access.session.SessionHost;
import dev.durward.door.SessionDoor;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code /itspaces/session}: who is signed in, and sign-out. */
final class SessionHandlers {
    static final String PATH = PeopleHost.ROOT + "session";

    private static final String JSON = "application/json;charset=UTF-8";

    private final JsonFactory json = new JsonFactory();
    private final PersonGuard guard;
    private final SessionDoor door;

    SessionHandlers(PersonGuard guard, SessionDoor door) {
        this.guard = guard;
        this.door = door;
    }

    void addTo(Router router) {
        router.add("GET", PATH, this::show);
        router.add("DELETE", PATH, this::signOut);
    }

    private Response show(Request request) throws IOException {
        Caller caller = guard.caller(request);
        return Response.of(200)
                .with("Cache-Control", "no-store")
                .body(JSON, body(caller, door.csrfToken(door.admit(request))));
    }

    private byte[] body(Caller caller, String csrfToken) throws IOException {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator body = json.createGenerator(out)) {
            body.writeStartObject();
            body.writeStringField("user", caller.user());
            body.writeStringField("csrfToken", csrfToken);
            body.writeStringField("account", caller.account().name());
            body.writeArrayFieldStart("roles");
            for (String role : caller.roles().stream().sorted().toList()) {
                body.writeString(role);
            }
            body.writeEndArray();
            body.writeEndObject();
        }
        return out.toByteArray();
    }

    private Response signOut(Request request) {
        String account = guard.account(request).name();
        return door.end(door.admit(request), new SessionHost(request.target().hostLabel(), account), request);
    }
}
