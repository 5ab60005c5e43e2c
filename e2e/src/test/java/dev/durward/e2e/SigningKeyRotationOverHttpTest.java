package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Verifiers that keep the published keys as long as they may never meet a key they don't know: promise 7. */
@Timeout(900)
class SigningKeyRotationOverHttpTest {
    private static final int SHORT_ROUNDS = 5;
    private static final String SHORT_LEAD = "tokens:\n  key-publish-lead: 2s\n";
    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Duration TOLERANCE = Duration.ofMillis(250);
    private static final String KEYS = "/oauth/v1/accounts/durward/signing-keys";
    private static final int POLL_MILLIS = 10;
    private static final double DEAD_WITHIN_MILLIS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final Set<String> signers = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> bad = new ConcurrentLinkedQueue<>();
    private final AtomicInteger verified = new AtomicInteger();
    private volatile boolean ended;

    @Test
    void noTokenFailsAVerifierThroughRotationsAndAWithdrawnKeyIsDeadEverywhere() throws Exception {
        int rounds = Figures.rounds(SHORT_ROUNDS);
        try (TwoNodes nodes = TwoNodes.start(folder, SHORT_LEAD)) {
            // issued by one node, verified by the keys of the other
            List<Thread> verifiers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Calls issuer = Calls.to(nodes.node(i));
                Calls publisher = Calls.to(nodes.node(1 - i));
                verifiers.add(Thread.ofPlatform().daemon().start(() -> verify(issuer, publisher)));
            }
            for (int round = 0; round < rounds; round++) {
                rotate(nodes, round % 2);
            }
            ended = true;
            for (Thread verifier : verifiers) {
                verifier.join();
            }
            double withdrawn = millisUntilWithdrawnKeyIsDead(nodes);
            Figures.print(
                    "7",
                    ("%d rotations, %d keys signed, %d tokens verified by kept keys, %d failed;"
                                    + " a withdrawn key's token was dead at both nodes after %.0f ms")
                            .formatted(rounds, signers.size(), verified.get(), bad.size(), withdrawn));
            assertThat(withdrawn).isLessThan(DEAD_WITHIN_MILLIS);
        }
        assertThat(bad).isEmpty();
        assertThat(signers).hasSizeGreaterThan(rounds);
    }

    private static void rotate(TwoNodes nodes, int number) throws Exception {
        try (Calls calls = Calls.to(nodes.node(number))) {
            JsonNode key = calls.platformJson("POST", KEYS, "");
            Instant signsFrom = Instant.parse(key.get("signsFrom").asText());
            Duration lead =
                    Duration.between(Instant.parse(key.get("publishedAt").asText()), signsFrom);
            assertThat(lead).isCloseTo(LEAD, TOLERANCE);
            for (int node = 0; node < 2; node++) {
                awaitSigner(nodes.node(node), key.get("id").asText());
                assertThat(Instant.now()).isAfterOrEqualTo(signsFrom);
            }
        }
    }

    private static void awaitSigner(Node node, String id) throws Exception {
        long begun = System.nanoTime();
        try (Calls calls = Calls.to(node)) {
            while (!SignedJWT.parse(calls.issued(Node.OTHER, Calls.JWT))
                    .getHeader()
                    .getKeyID()
                    .equals(id)) {
                assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Issues and verifies; the keys are asked for again only when they may no longer be kept. */
    private void verify(Calls issuer, Calls publisher) {
        try (issuer;
                publisher) {
            JWKSet kept = new JWKSet();
            long keptUntil = System.nanoTime();
            while (!ended) {
                SignedJWT token = SignedJWT.parse(issuer.issued(Node.OTHER, Calls.JWT));
                if (System.nanoTime() - keptUntil >= 0) {
                    Answer keys = publisher.keys().ok();
                    keptUntil = System.nanoTime() + maxAge(keys).toNanos();
                    kept = JWKSet.parse(keys.text());
                }
                check(token, kept);
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException | ParseException | JOSEException | InterruptedException | AssertionError failed) {
            bad.add(failed.toString());
        }
    }

    private static Duration maxAge(Answer keys) {
        return Duration.ofSeconds(Long.parseLong(keys.header("cache-control").replaceAll(".*max-age=(\\d+).*", "$1")));
    }

    private void check(SignedJWT token, JWKSet kept) throws JOSEException {
        JWK key = kept.getKeyByKeyId(token.getHeader().getKeyID());
        if (key instanceof ECKey known && token.verify(new ECDSAVerifier(known))) {
            verified.incrementAndGet();
            signers.add(known.getKeyID());
        } else {
            bad.add("key " + token.getHeader().getKeyID() + " among "
                    + kept.getKeys().size());
        }
    }

    private static double millisUntilWithdrawnKeyIsDead(TwoNodes nodes) throws Exception {
        try (Calls here = Calls.to(nodes.node(0));
                Calls there = Calls.to(nodes.node(1))) {
            String token = here.issued(Node.OTHER, Calls.JWT);
            String signer = SignedJWT.parse(token).getHeader().getKeyID();
            assertThat(there.active(Node.OTHER, token)).isTrue();

            long begun = System.nanoTime();
            here.platform("DELETE", KEYS + "/" + signer, "").ok();
            assertThat(here.active(Node.OTHER, token)).as("at the same node").isFalse();
            while (there.active(Node.OTHER, token)) {
                assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
                Thread.sleep(POLL_MILLIS);
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            assertThat(here.active(Node.OTHER, here.issued(Node.OTHER, Calls.JWT)))
                    .as("another key signs at once")
                    .isTrue();
            return millis;
        }
    }
}
