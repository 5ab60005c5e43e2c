package dev.durward.cockpit.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.domain.secret.Secret;
import dev.durward.testing.TestInstallation;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A small OpenID provider behind the test's own listener, that tests make lie. */
final class TestProvider implements Handler {
    static final String LABEL = "idp";
    static final String CLIENT = "durward";
    static final Secret CLIENT_SECRET = Secret.of("provider's secret for durward +/%");

    /** How an ID token is signed. */
    enum Signing {
        RIGHT,
        FOREIGN_KEY,
        NONE,
        WITH_CLIENT_SECRET
    }

    private record Login(String nonce, String challenge) {}

    private final Router router = new Router();
    private final RSAKey key;
    private final RSAKey foreignKey;
    private final String issuer;
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private volatile String user = "ben";
    private volatile UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    private volatile Signing signing = Signing.RIGHT;
    private volatile UnaryOperator<String> description = UnaryOperator.identity();
    private volatile boolean answersTokens = true;

    TestProvider(int port) throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        foreignKey = new RSAKeyGenerator(2048).keyID("k1").generate();
        issuer = issuer(port);
        router.add("GET", "/.well-known/openid-configuration", this::describe);
        router.add("GET", "/keys", request -> json(new JWKSet(key.toPublicJWK()).toString()));
        router.add("POST", "/token", this::token);
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/" + LABEL;
    }

    static OpenIdProvider configured(int port) {
        return new OpenIdProvider(
                "corp",
                "The company",
                URI.create(issuer(port)),
                new OpenIdProvider.Registration(CLIENT, Optional.of(CLIENT_SECRET)),
                List.of("openid"),
                OpenIdProvider.UserName.SUBJECT);
    }

    void knows(String name) {
        user = name;
    }

    void lies(UnaryOperator<JWTClaimsSet.Builder> change) {
        lie = change;
    }

    void signs(Signing how) {
        signing = how;
    }

    void describesItself(UnaryOperator<String> change) {
        description = change;
    }

    void answersTokens(boolean answers) {
        answersTokens = answers;
    }

    /** What a person does at the provider's page: returns the code for the authentication request at an address. */
    String signIn(String address) {
        Map<String, List<String>> parameters =
                URLUtils.parseParameters(URI.create(address).getRawQuery());
        String code = "code-" + codes.size() + "-of-provider";
        codes.put(code, new Login(first(parameters, "nonce"), first(parameters, "code_challenge")));
        return code;
    }

    @Override
    public Response handle(Request request) throws IOException {
        return router.handle(request);
    }

    private Response describe(Request request) {
        return json(description.apply("""
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256","HS256","none"]}
                """.formatted(issuer)));
    }

    private Response token(Request request) throws IOException {
        Map<String, List<String>> form =
                URLUtils.parseParameters(new String(request.body().bytes(10_000), StandardCharsets.UTF_8));
        Login login = codes.remove(form.getOrDefault("code", List.of("")).getFirst());
        String verifier = form.getOrDefault("code_verifier", List.of("")).getFirst();
        if (!answersTokens || login == null || !authenticated(request) || !matches(login, verifier)) {
            return Response.of(400).text("application/json", "{\"error\":\"invalid_grant\"}");
        }
        try {
            return json("{\"access_token\":\"unused\",\"token_type\":\"Bearer\",\"id_token\":\"" + signed(claims(login))
                    + "\"}");
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean authenticated(Request request) {
        String expected =
                TestInstallation.basic(CLIENT, URLEncoder.encode(CLIENT_SECRET.reveal(), StandardCharsets.UTF_8));
        return request.header("Authorization").filter(expected::equals).isPresent();
    }

    private static boolean matches(Login login, String verifier) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                .getValue()
                .equals(login.challenge());
    }

    private JWTClaimsSet claims(Login login) {
        Instant now = Instant.now();
        return lie.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(user)
                        .audience(CLIENT)
                        .claim("nonce", login.nonce())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300))))
                .build();
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        if (signing == Signing.NONE) {
            return new PlainJWT(claims).serialize();
        }
        boolean shared = signing == Signing.WITH_CLIENT_SECRET;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(shared ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                        .keyID("k1")
                        .build(),
                claims);
        token.sign(
                shared
                        ? new MACSigner(CLIENT_SECRET.bytes())
                        : new RSASSASigner(signing == Signing.RIGHT ? key : foreignKey));
        return token.serialize();
    }

    private static Response json(String body) {
        return Response.ok("application/json", body);
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).getFirst();
    }
}
