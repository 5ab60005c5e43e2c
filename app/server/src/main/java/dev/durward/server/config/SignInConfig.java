package dev.durward.server.config;

import dev.durward.access.session.SessionConfig;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.cockpit.oidc.OpenIdProvider.Registration;
import dev.durward.cockpit.oidc.OpenIdProvider.UserName;
import dev.durward.domain.secret.Secret;
import dev.durward.yaml.YamlMap;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How people sign in, and for how long.
 *
 * @param sessions limits of sessions
 * @param providers OpenID providers, in the order of the sign-in page
 */
public record SignInConfig(SessionConfig sessions, List<OpenIdProvider> providers) {
    /** Local users only, and the default limits. */
    public static final SignInConfig DEFAULT = new SignInConfig(SessionConfig.DEFAULT, List.of());

    private static final List<String> DEFAULT_SCOPES = List.of("openid");

    /** Checks that no two providers share an id, and lets their users have sessions. */
    public SignInConfig {
        providers = List.copyOf(providers);
        Set<String> ids = new HashSet<>();
        for (OpenIdProvider provider : providers) {
            if (!ids.add(provider.id())) {
                throw new IllegalArgumentException("two providers have the id '" + provider.id() + "'");
            }
        }
        sessions = sessions.withIdentityProviders(
                providers.stream().map(OpenIdProvider::id).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Reads sections {@code sessions} and {@code sign-in}.
     *
     * @param beside finds a file that is named relative to the configuration
     */
    static SignInConfig read(YamlMap sessions, YamlMap signIn, UnaryOperator<Path> beside) throws IOException {
        SessionConfig limits = limits(sessions);
        sessions.refuseUnknownKeys();
        List<OpenIdProvider> providers = new ArrayList<>();
        for (YamlMap provider : signIn.maps("oidc")) {
            providers.add(provider(provider, beside));
            provider.refuseUnknownKeys();
        }
        signIn.refuseUnknownKeys();
        try {
            return new SignInConfig(limits, providers);
        } catch (IllegalArgumentException twice) {
            throw signIn.problem(String.valueOf(twice.getMessage()));
        }
    }

    private static SessionConfig limits(YamlMap map) {
        SessionConfig known = SessionConfig.DEFAULT;
        try {
            return new SessionConfig(
                    map.duration("idle-limit").orElse(known.idleLimit()),
                    map.duration("absolute-limit").orElse(known.absoluteLimit()),
                    map.value("most-per-user", Integer::valueOf).orElse(known.mostPerUser()),
                    Set.of());
        } catch (IllegalArgumentException invalid) {
            throw map.problem(String.valueOf(invalid.getMessage()));
        }
    }

    private static OpenIdProvider provider(YamlMap map, UnaryOperator<Path> beside) throws IOException {
        Optional<Path> secretFile =
                map.optionalText("client-secret-file").map(Path::of).map(beside);
        Optional<Secret> secret = secretFile.isPresent()
                ? Optional.of(Secret.of(Files.readString(secretFile.get()).strip()))
                : Optional.empty();
        List<String> scopes = map.texts("scopes");
        String id = map.text("id");
        try {
            return new OpenIdProvider(
                    id,
                    map.optionalText("name").orElse(id),
                    URI.create(map.text("issuer")),
                    new Registration(map.text("client-id"), secret),
                    scopes.isEmpty() ? DEFAULT_SCOPES : scopes,
                    new UserName(
                            map.optionalText("user-name-claim").orElse(UserName.SUBJECT.claim()),
                            map.optionalText("user-name-prefix").orElse(UserName.SUBJECT.prefix())));
        } catch (IllegalArgumentException invalid) {
            throw map.problem(String.valueOf(invalid.getMessage()));
        }
    }
}
