package dev.durward.access.jwt;

import static dev.durward.access.jwt.JwtNode.DEMO;
import static dev.durward.access.jwt.JwtNode.OTHER;
import static dev.durward.access.jwt.JwtNode.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.jwt.JsonWebTokenCheck.Invalid;
import dev.durward.access.jwt.JsonWebTokenCheck.Reason;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that must not pass as tokens: none is accepted and none makes the verifier fail. */
class HostileJsonWebTokensTest {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Stores stores;
    private JwtNode node;
    private String good;

    @BeforeEach
    void open() {
        stores = SqlStores.open(new StoreConfig.Sqlite(folder));
        node = new JwtNode(stores, clock, KeyRotationConfig.DEFAULT);
        node.rotation().keepUp();
        good = node.tokens()
                .issue(DEMO, client("reader", Duration.ofMinutes(60)), List.of("read"))
                .text();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private Map<String, String> hostile() throws Exception {
        return HostileTokens.against(good, node.keys());
    }

    @Test
    void noneOfManyHostileTextsIsAccepted() throws Exception {
        Map<String, String> hostile = hostile();
        List<String> accepted = new ArrayList<>();

        hostile.forEach((name, text) -> {
            if (node.tokens().verify(text, DEMO) instanceof Valid) {
                accepted.add(name);
            }
        });

        assertThat(accepted).isEmpty();
        assertThat(hostile).hasSizeGreaterThan(400);
        // the corpus proves nothing if the verifier refuses everything
        assertThat(node.tokens().verify(good, DEMO)).isInstanceOf(Valid.class);
    }

    @Test
    void rememberedGoodTokenHelpsNoHostileOne() throws Exception {
        assertThat(node.tokens().verify(good, DEMO)).isInstanceOf(Valid.class);

        hostile()
                .forEach((name, text) ->
                        assertThat(node.tokens().verify(text, DEMO)).as(name).isInstanceOf(Invalid.class));
    }

    @Test
    void signedAgainUnchangedItIsAccepted() {
        TokenForge tokens = new TokenForge(good, node.keys().signingNow().orElseThrow());
        String[] parts = good.split("\\.", -1);

        // so the signed cases of the corpus fail by what they say, not by their signature
        assertThat(node.tokens().verify(tokens.signed(parts[0], parts[1]), DEMO))
                .isInstanceOf(Valid.class);
    }

    @Test
    void tokenOfAnotherAccountIsRefused() {
        String other = node.tokens()
                .issue(OTHER, client(OTHER, "reader", Duration.ofMinutes(60)), List.of())
                .text();

        assertThat(node.tokens().verify(other, DEMO)).isEqualTo(new Invalid(Reason.WRONG_ISSUER));
        assertThat(node.tokens().verify(other, OTHER)).isInstanceOf(Valid.class);
    }

    @Test
    void tokenOfAnotherInstallationsKeyIsRefused() {
        PreparedKey foreign = new PreparedKey(
                KeyDraft.make(SignatureAlgorithm.ES256, new SecureRandom())
                        .publish(
                                new SecretCipher(JwtNode.MASTER_KEY, new SecureRandom()), Instant.EPOCH, Instant.EPOCH),
                new SecretCipher(JwtNode.MASTER_KEY, new SecureRandom()),
                SignatureProvider.jdk());
        TokenForge tokens = new TokenForge(good, foreign);
        String[] parts = good.split("\\.", -1);

        assertThat(node.tokens().verify(tokens.signed(parts[0], parts[1]), DEMO))
                .isEqualTo(new Invalid(Reason.WRONG_SIGNATURE));
        assertThat(node.tokens().verify(tokens.signed(foreign.header(), parts[1]), DEMO))
                .isEqualTo(new Invalid(Reason.UNKNOWN_KEY));
    }

    @Test
    void randomTextsNeverMakeTheVerifierFail() {
        Random random = new Random(7);
        String[] parts = good.split("\\.", -1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? parts[0] + "." : "");
            int length = random.nextInt(80);
            for (int k = 0; k < length; k++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(65536) : 32 + random.nextInt(95)));
            }
            assertThat(node.tokens().verify(text.toString(), DEMO)).isInstanceOf(Invalid.class);
        }
    }
}
