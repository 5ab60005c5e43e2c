package dev.durward.management;

import dev.durward.access.Access;
import dev.durward.access.caller.Caller;
import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.Api;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.content.ContentSets;
import dev.durward.management.log.LogSets;
import dev.durward.management.people.PeopleHost;
import dev.durward.management.people.PersonEndpoints;
import dev.durward.odata.set.EntitySet;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.Stores;
import dev.durward.web.Failure;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tmn hosts: the OData API of every account (contract section 1), and the message monitor for people.
 *
 * <p>A request is checked in this order: who calls, the CSRF token of a change, then the roles.
 */
public final class ManagementNode {
    /** What the label of an account's tmn host ends with. */
    public static final String HOST_SUFFIX = "-tmn";

    /** Where the CSRF session's cookie is sent. */
    private static final String COOKIE_PATH = "/api";

    private static final String HTML = "text/html;charset=utf-8";

    private final Door door;
    private final CsrfProtection csrf;
    private final Api api;
    private final Optional<PeopleHost> people;

    private ManagementNode(Door door, CsrfProtection csrf, Api api, Optional<PeopleHost> people) {
        this.door = door;
        this.csrf = csrf;
        this.api = api;
        this.people = people;
    }

    /**
     * A management node over a store.
     *
     * @param door tells who calls
     * @param csrf makes and checks CSRF tokens
     * @param stores where logs and content are kept
     * @param content how content is protected
     */
    public static ManagementNode of(Door door, CsrfProtection csrf, Stores stores, ContentProtection content) {
        AccessRules rules = new AccessRules(content.roles());
        List<EntitySet<ApiCaller, ?>> sets = new ArrayList<>(LogSets.of(stores.logs(), rules));
        sets.addAll(ContentSets.of(stores, content.cipher(), rules, content.clock()));
        return new ManagementNode(door, csrf, new Api(sets, content.clock()), Optional.empty());
    }

    /**
     * The same node, also for people in a browser.
     *
     * @param access knows their sessions
     * @param endpoints what the monitor's pages ask beside the OData API
     */
    public ManagementNode withPeople(Access access, List<PersonEndpoints> endpoints) {
        return new ManagementNode(door, csrf, api, Optional.of(new PeopleHost(access, door, api, endpoints)));
    }

    /** What people find; empty without {@link #withPeople}. For tests of what holds for all its calls. */
    Optional<PeopleHost> people() {
        return people;
    }

    /**
     * How content is protected.
     *
     * @param roles the roles asked for
     * @param cipher encrypts passwords before the store sees them
     * @param clock tells the time of deployments
     */
    public record ContentProtection(RolePolicy roles, SecretCipher cipher, InstantSource clock) {}

    /** The handler of one account's tmn host. */
    public Handler host(Account account) {
        return new Host(account);
    }

    private final class Host implements Handler {
        private final Account account;

        private Host(Account account) {
            this.account = account;
        }

        @Override
        public Response handle(Request request) throws IOException {
            String path = request.path();
            if (people.isPresent() && path.startsWith(PeopleHost.ROOT)) {
                return people.get().handle(request);
            }
            if (!path.equals(Api.PATH) && !path.startsWith(Api.PATH + "/")) {
                throw new Failure(404, "There is nothing at this path; the API is below " + Api.PATH + "/");
            }
            request.nameRoute(Api.PATH);
            if (request.query().first("access_token").isPresent()) {
                throw new Failure(400, "An access token belongs into the Authorization header, never into the query");
            }
            Caller caller = door.admit(account, NodeType.TMN, request);
            try {
                csrf.check(request, caller.user());
            } catch (Failure refused) {
                return refused.addHeadersTo(csrfRefusal(refused));
            }
            Response response = path.equals(Api.PATH) ? redirect(request) : answer(request, caller);
            return CsrfProtection.fetches(request)
                    ? csrf.withToken(response, request, caller.user(), COOKIE_PATH)
                    : response;
        }

        private Response answer(Request request, Caller caller) {
            ApiCaller apiCaller = new ApiCaller(
                    caller, request.sourceAddress(), request.target().baseUrl());
            try {
                return api.handle(request, apiCaller);
            } catch (StoreUnavailableException away) {
                throw Door.storeUnavailable(away);
            }
        }

        @Override
        public FailureRenderer failures() {
            return (request, status, message) -> {
                if (people.isPresent() && request.path().startsWith(PeopleHost.ROOT)) {
                    return people.get().failure(request, status, message);
                }
                return status == 401 ? html(status, message) : Api.error(request, status, message);
            };
        }
    }

    private static Response redirect(Request request) {
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        return Response.of(307).with("Location", request.target().baseUrl() + Api.PATH + "/" + query);
    }

    /** The container's answer, not the service's (contract section 5). */
    private static Response csrfRefusal(Failure refused) {
        return html(refused.status(), refused.message());
    }

    private static Response html(int status, String message) {
        String text = "HTTP Status " + status + " - " + message;
        return Response.of(status)
                .text(HTML, "<html><head><title>" + text + "</title></head><body><h1>" + text + "</h1></body></html>");
    }
}
