package dev.durward.access.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.access.directory.DirectoryService.Plan;
import dev.durward.access.registry.ChangeResult.Changed;
import dev.durward.access.registry.ChangeResult.Refused;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.directory.DirectoryChange;
import dev.durward.store.directory.DirectoryConflictException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 23: two clients never have ids that somebody could take for each other, and none has a person's name. */
class ClientIdsTest {
    private static final int PAIRS = 10_000;
    private static final int AT_ONCE = 500;
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~-";

    /** What a letter can be taken for: dotless and dotted i, Kelvin sign, long s, full width, letters in circles. */
    private static final List<String> LIKENESSES = List.of(
            "i\u0131",
            "I\u0130",
            "iI\u0307",
            "k\u212a",
            "s\u017f",
            "ss\u00df",
            "SS\u1e9e",
            "a\uff41",
            "A\uff21",
            "b\u24d1",
            "1\u00b9",
            "2\u2082",
            "ff\ufb00",
            "fi\ufb01",
            "A\u212b",
            "e\u0301",
            ".\u2024",
            "-\ufe63",
            "x\u2179");

    @TempDir
    private Path folder = Path.of("");

    private final RandomGenerator random = new SplittableRandom(Long.getLong("durward.ids.seed", 20_261_123));
    private AccessFixture fixture;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ChangeResult<RegisteredClient> register(Optional<String> id) {
        NewClient wanted = new NewClient(
                id,
                "name",
                "",
                AccessFixture.TMN,
                Optional.of(AccessFixture.SECRET),
                ClientAuthentication.BASIC,
                Duration.ofHours(1));
        return fixture.access().clients().register("demo", wanted, AccessFixture.ADMIN);
    }

    private String generatedId() {
        return register(Optional.empty()).orThrow().client().clientId();
    }

    @Test
    void generatedIdsHaveTheLayoutOfTheOriginalsAndNothingElseInCommon() {
        List<String> ids = Stream.generate(this::generatedId).limit(4).toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .allSatisfy(id ->
                        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    private static OAuthClient client(String id) {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        return new OAuthClient(
                "demo",
                id,
                "name",
                "",
                AccessFixture.TMN,
                // no slow hash: the id is what counts
                List.of(new ClientSecret("hash of " + id, now, Optional.empty())),
                ClientAuthentication.BASIC,
                Duration.ofHours(1),
                true,
                now,
                now.toEpochMilli());
    }

    /** NFKC, case folded: what a careless comparison somewhere else may make of an id. */
    private static String folded(String id) {
        String once = Normalizer.normalize(id, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace("i\u0307", "i")
                .replace("\u0131", "i");
        return Normalizer.normalize(once, Normalizer.Form.NFKC);
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            id.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
        }
        return id.toString();
    }

    /** An id that looks or folds like another. */
    private String like(String id) {
        return switch (random.nextInt(4)) {
            case 0 -> id.toUpperCase(Locale.ROOT);
            case 1 -> id.toLowerCase(Locale.ROOT);
            case 2 -> swapCase(id);
            default -> withLikeness(id);
        };
    }

    private String swapCase(String id) {
        StringBuilder swapped = new StringBuilder(id);
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (random.nextBoolean()) {
                swapped.setCharAt(i, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
            }
        }
        return swapped.toString();
    }

    private String withLikeness(String id) {
        String likeness = LIKENESSES.get(random.nextInt(LIKENESSES.size()));
        String other = likeness.substring(likeness.length() - 1);
        int at = random.nextInt(id.length());
        return id.substring(0, at) + other + id.substring(at + 1);
    }

    private boolean registered(String id) {
        try {
            change(List.of(new DirectoryChange.CreateClient(client(id))));
            return true;
        } catch (IllegalArgumentException | DirectoryConflictException refused) {
            return false;
        }
    }

    private void change(List<? extends DirectoryChange> changes) {
        fixture.access().directory().change(now -> new Plan<>(List.copyOf(changes), List.of(), true));
    }

    private boolean found(String id) {
        return fixture.access().directory().current().client("demo", id).isPresent();
    }

    @Test
    void ofTwoIdsThatFoldAlikeTheSecondIsRefused() {
        List<String> wrong = new ArrayList<>();
        int alike = 0;
        for (int made = 0; made < PAIRS; made += AT_ONCE) {
            Map<String, String> pairs = new LinkedHashMap<>();
            while (pairs.size() < AT_ONCE) {
                String id = pairs.size() + id();
                pairs.put(id, like(id));
            }
            change(pairs.keySet().stream()
                    .map(id -> new DirectoryChange.CreateClient(client(id)))
                    .toList());
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                alike += folded(pair.getKey()).equals(folded(pair.getValue())) ? 1 : 0;
                check(pair.getKey(), pair.getValue()).ifPresent(wrong::add);
            }
            change(pairs.keySet().stream()
                    .map(id -> new DirectoryChange.DeleteClient("demo", id))
                    .toList());
        }

        assertThat(wrong).isEmpty();
        assertThat(alike).isGreaterThan(PAIRS / 2);
    }

    /** What is wrong with how a second id is treated beside a registered first one. */
    private Optional<String> check(String first, String second) {
        if (!first.equals(second) && found(second)) {
            return Optional.of(second + " found " + first);
        }
        if (!registered(second)) {
            return Optional.empty();
        }
        change(List.of(new DirectoryChange.DeleteClient("demo", second)));
        boolean allowed = !folded(first).equals(folded(second)) && second.matches("[A-Za-z0-9._~-]+");
        return allowed ? Optional.empty() : Optional.of(second + " was taken beside " + first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth_client_",
                "oauth_client_reader",
                "OAUTH_CLIENT_reader",
                "Oauth_Client_x",
                "oauth_cl\u0131ent_x",
                "oauth_c\u217cient_x",
                "\uff4fauth_client_x",
                "oauth_cl\u0130ent_x"
            })
    void nameOfATechnicalUserIsNoPersonsAndNoClients(String name) {
        assertThat(fixture.access().accounts().putUser(name, AccessFixture.SECRET, AccessFixture.ADMIN))
                .isInstanceOf(Refused.class);
        assertThat(register(Optional.of(name))).isInstanceOf(Refused.class);
    }

    @Test
    void namesOfPeopleThatOnlyBeginAlikeAreTaken() {
        assertThat(fixture.access().accounts().putUser("oauth_clients", AccessFixture.SECRET, AccessFixture.ADMIN))
                .isInstanceOf(Changed.class);
    }
}
