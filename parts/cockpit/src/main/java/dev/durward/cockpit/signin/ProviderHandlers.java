package dev.durward.cockpit.signin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.limit.SourceLimits;
import dev.durward.access.secret.SecretCipher;
import dev.durward.access.session.BegunSession;
import dev.durward.access.session.OneTimeCodes;
import dev.durward.access.session.Person;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.cockpit.oidc.OpenIdSignIn;
import dev.durward.cockpit.oidc.SignInAttempt;
import dev.durward.domain.secret.Secret;
import dev.durward.domain.session.UserSession;
import dev.durward.door.Cookies;
import dev.durward.door.SessionDoor;
import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.PageHeaders;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /sign-in/oidc/<id>}: sends people to an OpenID provider, and takes them back. Whoever signs in so has the rights
 * that their name has been given here, and no others.
 */
final class ProviderHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderHandlers.class);
    private static final String LIST = SessionHandlers.PATH + "/providers";
    private static final String BEGIN = "/sign-in/oidc/{id}";
    private static final String FINISH = BEGIN + "/callback";
    private static final String COOKIE = "__Host-durward-oidc";
    private static final String CONTEXT = "oidc-attempt/";
    private static final String ATTEMPT = "oidc-attempt";
    // the provider's page leads back here, so another site is where the browser comes from
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    // of the 16 places for calls to a provider
    private static final int AT_ONCE = 4;
    // a sign-in takes two
    private static final int PER_MINUTE = 120;
    private static final int LONGEST_RETURN = 1500;
    private static final Pattern PATH = Pattern.compile("/(?!/)[!-~&&[^\\\\]]*");
    private static final String PAGES = "/cockpit/";

    private final Map<String, OpenIdSignIn> providers = new LinkedHashMap<>();
    private final SourceLimits limits = new SourceLimits(AT_ONCE, PER_MINUTE);
    private final SecretCipher cipher;
    private final OneTimeCodes codes;
    private final PeopleSignIn signIn;

    ProviderHandlers(List<OpenIdSignIn> providers, SecretCipher cipher, OneTimeCodes codes, PeopleSignIn signIn) {
        providers.forEach(each -> this.providers.put(each.provider().id(), each));
        this.cipher = cipher;
        this.codes = codes;
        this.signIn = signIn;
    }

    void addTo(Router router) {
        router.add("GET", LIST, this::list);
        router.add("GET", BEGIN, request -> limited(request, this::begin));
        router.add("GET", FINISH, request -> limited(request, this::finish));
    }

    /** Nobody is known yet, so the source address stands for who makes this server call the provider. */
    private Response limited(Request request, Handler work) throws IOException {
        String source = request.sourceAddress();
        Duration pause = limits.take(source);
        if (!pause.isZero()) {
            return page(429, "Too many sign-ins from this address. Try again later.")
                    .with("Retry-After", Long.toString(pause.plusMillis(999).toSeconds()));
        }
        try {
            return work.handle(request);
        } finally {
            limits.giveBack(source);
        }
    }

    private Response list(Request request) throws IOException {
        ArrayNode list = JsonBody.array();
        for (OpenIdSignIn each : providers.values()) {
            OpenIdProvider provider = each.provider();
            list.addObject()
                    .put("id", provider.id())
                    .put("name", provider.name())
                    .put("url", BEGIN.replace("{id}", provider.id()));
        }
        ObjectNode body = JsonBody.object();
        body.set("oidc", list);
        return JsonBody.answer(200, body);
    }

    private OpenIdSignIn provider(Request request) {
        return Optional.ofNullable(providers.get(request.pathParameter("id")))
                .orElseThrow(() -> new Failure(404, "There is no such provider"));
    }

    private Response begin(Request request) {
        OpenIdSignIn provider = provider(request);
        String back =
                request.query().first("return").filter(ProviderHandlers::isPath).orElse(PAGES);
        try {
            OpenIdSignIn.Beginning beginning = provider.begin(root(request), back);
            return redirect(beginning.address().toString())
                    .with(
                            "Set-Cookie",
                            COOKIE + "=" + closed(provider, beginning.attempt()) + ATTRIBUTES
                                    + SignInAttempt.LIFETIME.toSeconds());
        } catch (IOException away) {
            return away(provider, away);
        }
    }

    /** The provider's answer comes without the session's cookie, because another site leads to it. */
    private String root(Request request) {
        return signIn.door().find(request).map(UserSession::root).orElse("");
    }

    private static boolean isPath(String path) {
        return path.length() <= LONGEST_RETURN && PATH.matcher(path).matches();
    }

    private Response finish(Request request) {
        OpenIdSignIn provider = provider(request);
        Optional<SignInAttempt> attempt = Cookies.find(request, COOKIE).flatMap(value -> opened(provider, value));
        if (attempt.isEmpty()) {
            return refused(request, provider, "this browser has not begun it");
        }
        if (!codes.firstUse(ATTEMPT, attempt.get().state(), attempt.get().endsAt())) {
            return refused(request, provider, "it has been finished before");
        }
        try {
            return switch (provider.finish(attempt.get(), request.rawQuery())) {
                case OpenIdSignIn.Outcome.SignedIn(String user) -> signedIn(request, provider, user, attempt.get());
                case OpenIdSignIn.Outcome.Refused(String reason) -> refused(request, provider, reason);
            };
        } catch (IOException away) {
            return forgotten(away(provider, away));
        }
    }

    private Response signedIn(Request request, OpenIdSignIn provider, String user, SignInAttempt attempt) {
        Optional<Person> person =
                signIn.sessions().people().byProvider(provider.provider().id(), user);
        if (person.isEmpty()) {
            return refused(request, provider, "the name can't be used, or belongs to a local user");
        }
        BegunSession begun = signIn.beginInPlaceOf(attempt.root(), person.get(), request);
        return SessionDoor.with(forgotten(redirect(attempt.returnTo())), begun);
    }

    private Response refused(Request request, OpenIdSignIn provider, String reason) {
        String id = provider.provider().id();
        LOG.info("event=oidc_sign_in_refused provider={} reason=\"{}\"", id, reason);
        signIn.failed("Sign-in with " + id + " failed", request);
        return forgotten(
                page(403, "The sign-in with " + provider.provider().name() + " failed. Begin again at " + PAGES));
    }

    private static Response away(OpenIdSignIn provider, IOException away) {
        LOG.warn(
                "event=oidc_provider_away provider={} reason=\"{}\"",
                provider.provider().id(),
                away.getMessage());
        return page(503, provider.provider().name() + " does not answer. Try again later.")
                .with("Retry-After", "30");
    }

    private String closed(OpenIdSignIn provider, SignInAttempt attempt) {
        byte[] closed =
                cipher.encrypt(attempt.text(), CONTEXT + provider.provider().id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    }

    private Optional<SignInAttempt> opened(OpenIdSignIn provider, String value) {
        try {
            Secret text = cipher.decrypt(
                    Base64.getUrlDecoder().decode(value),
                    CONTEXT + provider.provider().id());
            return SignInAttempt.read(text);
        } catch (IllegalArgumentException | IllegalStateException foreign) {
            return Optional.empty();
        }
    }

    private static Response forgotten(Response response) {
        return response.with("Set-Cookie", COOKIE + "=" + ATTRIBUTES + 0);
    }

    private static Response redirect(String location) {
        return PageHeaders.on(Response.of(302))
                .with("Cache-Control", "no-store")
                .with("Location", location);
    }

    private static Response page(int status, String text) {
        return PageHeaders.on(Response.of(status))
                .with("Cache-Control", "no-store")
                .text("text/plain;charset=utf-8", text);
    }
}
