package dev.durward.cockpit.openapi;

import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;

/** {@code /openapi.json}: what the API can do, for programs, without authentication. Describes itself, too. */
public final class OpenApiHandler implements Endpoints {
    private static final Shape DOCUMENT = Shape.named("OpenApiDocument")
            .has("openapi", Schema.text(), "")
            .has("info", Schema.object(), "")
            .has("servers", Schema.list(Schema.object()), "")
            .has("security", Schema.list(Schema.object()), "")
            .has("paths", Schema.object(), "")
            .has("components", Schema.object(), "");

    @Override
    public void addTo(Routes routes) {
        routes.addPublic(
                Call.get("/openapi.json", "readDescription", "Describes every call of this API")
                        .answers(200, DOCUMENT),
                request -> JsonBody.answer(
                        200,
                        new OpenApiDocument(routes.all()).at(request.target().baseUrl())));
    }
}
