package dev.durward.access.jwt;

import static dev.durward.access.jwt.JwtNode.DEMO;
import static dev.durward.access.jwt.JwtNode.client;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints the CPU time that issuing and verifying take, in interleaved rounds: {@code JwtBench [rounds]}. */
public final class JwtBench {
    private static final long LONGEST_LOAD_NANOS = 30_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long ROUND_MS = 150;
    private static final OAuthClient READER = client("3f29a1de-6a0b-3c52-9e1f-0c2b7d3f9a11", Duration.ofMinutes(60));

    private final Map<String, Callable<?>> variants = new LinkedHashMap<>();

    private JwtBench() {}

    /** Measures on a store in a temporary folder. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        try (Stores stores = SqlStores.open(new StoreConfig.Sqlite(Files.createTempDirectory("jwt-bench")))) {
            JwtBench bench = new JwtBench();
            bench.ours(stores, SignatureAlgorithm.ES256);
            bench.nimbus();
            bench.measure(rounds);
            bench.virtualThreads();
        }
        try (Stores stores = SqlStores.open(new StoreConfig.Sqlite(Files.createTempDirectory("jwt-bench")))) {
            JwtBench bench = new JwtBench();
            bench.ours(stores, SignatureAlgorithm.RS256);
            bench.measure(rounds);
        }
    }

    private static SignatureProvider loaded() throws InterruptedException {
        SignatureProvider provider = SignatureProvider.nativeWhenLoaded();
        long end = System.nanoTime() + LONGEST_LOAD_NANOS;
        while (provider.current().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the native signatures did not load; the log says why");
            }
            Thread.sleep(10);
        }
        return provider;
    }

    private void ours(Stores stores, SignatureAlgorithm algorithm) throws InterruptedException {
        KeyRotationConfig config = new KeyRotationConfig(algorithm, Duration.ofMinutes(10), Duration.ofDays(90));
        for (SignatureProvider provider : List.of(SignatureProvider.jdk(), loaded())) {
            String name = algorithm + (provider.current().isPresent() ? " native" : " JDK");
            JwtNode node = new JwtNode(stores, InstantSource.system(), config, provider);
            node.rotation().keepUp();
            String text = node.tokens().issue(DEMO, READER, List.of()).text();
            variants.put(name + " issue", () -> node.tokens().issue(DEMO, READER, List.of()));
            variants.put(name + " verify first time", () -> first(node, text));
            variants.put(name + " verify again", () -> valid(node.tokens(), text));
        }
    }

    /** With an empty memory, as for a token not seen yet. */
    private static Object first(JwtNode node, String text) {
        return valid(new JsonWebTokens(node.keys(), JwtNode.ISSUERS, InstantSource.system(), new SecureRandom()), text);
    }

    private static Object valid(JsonWebTokens tokens, String text) {
        if (tokens.verify(text, DEMO) instanceof Valid valid) {
            return valid;
        }
        throw new IllegalStateException("refused");
    }

    private void nimbus() throws Exception {
        SecureRandom random = new SecureRandom();
        SecretCipher cipher = new SecretCipher(JwtNode.MASTER_KEY, random);
        SigningKey key = KeyDraft.make(SignatureAlgorithm.ES256, random)
                .publish(
                        cipher,
                        InstantSource.system().instant(),
                        InstantSource.system().instant());
        SignatureProvider provider = loaded();
        byte[] encoded = Base64.getDecoder()
                .decode(cipher.decrypt(key.encryptedPrivateKey(), PreparedKey.context(key.keyId()))
                        .reveal());
        ECPrivateKey privateKey =
                (ECPrivateKey) SignatureProvider.privateKey(provider.current(), SignatureAlgorithm.ES256, encoded);
        ECPublicKey publicKey = (ECPublicKey)
                SignatureProvider.publicKey(provider.current(), SignatureAlgorithm.ES256, key.publicKey());
        JWSSigner signer = new ECDSASigner(privateKey);
        signer.getJCAContext().setProvider(provider.current().orElseThrow());
        JWSVerifier verifier = new ECDSAVerifier(publicKey);
        verifier.getJCAContext().setProvider(provider.current().orElseThrow());
        PreparedKey prepared = new PreparedKey(key, cipher, provider);
        NimbusToken token = new NimbusToken(key.keyId(), random);
        String text = token.sign(signer);
        byte[] bytes = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = prepared.sign(bytes);
        variants.put("ES256 native signature alone", () -> prepared.sign(bytes));
        variants.put("ES256 native verification alone", () -> prepared.verify(bytes, signature));
        variants.put("ES256 native issue with Nimbus", () -> token.sign(signer));
        variants.put("ES256 native verify with Nimbus", () -> {
            SignedJWT parsed = SignedJWT.parse(text);
            return parsed.verify(verifier) ? parsed.getJWTClaimsSet() : Optional.empty();
        });
    }

    /** The same claims as ours, built by Nimbus. */
    private record NimbusToken(String keyId, SecureRandom random) {
        String sign(JWSSigner signer) throws Exception {
            byte[] id = new byte[16];
            random.nextBytes(id);
            long now = System.currentTimeMillis() / 1000;
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(keyId)
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(JwtNode.ISSUERS.issuer("demo"))
                            .subject(READER.clientId())
                            .claim("client_id", READER.clientId())
                            .audience(List.of(READER.application().toString()))
                            .claim("iat", now)
                            .claim("exp", now + 3600)
                            .jwtID(UUID.nameUUIDFromBytes(id).toString())
                            .claim("user_name", READER.technicalUser())
                            .claim("subaccount", "demo")
                            .claim("epoch", READER.epoch())
                            .build());
            token.sign(signer);
            return token.serialize();
        }
    }

    private void measure(int rounds) throws Exception {
        Map<String, double[]> figures = new LinkedHashMap<>();
        for (int round = -2; round < rounds; round++) {
            for (Map.Entry<String, Callable<?>> variant : variants.entrySet()) {
                double figure = cpuMicros(variant.getValue());
                if (round >= 0) {
                    figures.computeIfAbsent(variant.getKey(), name -> new double[rounds])[round] = figure;
                }
            }
        }
        figures.forEach((name, values) -> {
            Arrays.sort(values);
            print(name, values[rounds / 2]);
        });
    }

    private static double cpuMicros(Callable<?> work) throws Exception {
        long end = System.nanoTime() + Duration.ofMillis(ROUND_MS).toNanos();
        long before = THREADS.getCurrentThreadCpuTime();
        long count = 0;
        do {
            work.call();
            count++;
        } while (System.nanoTime() < end);
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / count;
    }

    private void virtualThreads() throws Exception {
        Callable<?> work = variants.get("ES256 native issue");
        if (work == null) {
            return;
        }
        int count = 50_000;
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                var _ = threads.submit(() -> {
                    work.call();
                    return done.incrementAndGet();
                });
            }
        }
        print("ES256 native issue, a virtual thread each, wall time", (System.nanoTime() - start) / 1e3 / done.get());
    }

    private static void print(String name, double micros) {
        System.out.printf(Locale.ROOT, "%-55s %8.2f us%n", name, micros);
    }
}
