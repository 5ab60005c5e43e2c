package dev.durward.access.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.domain.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares secrets with their slow hashes, slowly only once: after a success the secret's HMAC under a key of this
 * process is remembered, and compared from then on. Known wrong secrets are remembered too. The slow path runs on a
 * bounded number of platform threads, because one hash takes about 40 ms of a core (contract a.4: the same work for an
 * unknown id and a wrong secret).
 */
public final class SecretVerifier implements AutoCloseable {
    private static final String HMAC = "HmacSHA256";
    // Each waiting check holds its caller's thread only; 64 of them are over two seconds of work.
    private static final int WAITING_CHECKS = 64;
    private static final int REMEMBERED_SECRETS = 100_000;
    private static final int REMEMBERED_WRONG_SECRETS = 20_000;

    private static final long ROOM_POLL_NANOS = 20_000_000;

    private final SecureRandom random;
    private final ConcurrentHashMap<String, Future<SecretCheck>> checks = new ConcurrentHashMap<>();
    private final Mac keyedMac;
    private final String decoyHash;
    private final Cache<String, byte[]> rightMacs =
            Caffeine.newBuilder().maximumSize(REMEMBERED_SECRETS).build();
    private final Cache<String, Boolean> wrongMacs = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_WRONG_SECRETS)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();
    private final ThreadPoolExecutor slowPath;

    /** Starts the slow path's threads. */
    public SecretVerifier(SecureRandom random) {
        this.random = random;
        byte[] processKey = new byte[32];
        random.nextBytes(processKey);
        try {
            keyedMac = Mac.getInstance(HMAC);
            keyedMac.init(new SecretKeySpec(processKey, HMAC));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        slowPath = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING_CHECKS),
                Thread.ofPlatform().daemon().name("secret-hash-", 0).factory());
        slowPath.allowCoreThreadTimeOut(true);
        decoyHash = SecretHash.decoy(random);
    }

    /** Loads and compiles the slow hash on a thread of its own; returns at once. */
    public static void warmUp() {
        Thread.ofPlatform()
                .daemon()
                .name("secret-hash-warm-up")
                .start(() -> SecretHash.matches(Secret.of(""), SecretHash.decoy(new SecureRandom())));
    }

    /** The slow hash of a new secret, for the store. Waits for its turn. */
    public String hash(Secret secret) {
        return result(submit(() -> SecretHash.of(secret, random), true));
    }

    /** A hash that no secret matches, to compare with where there is no stored one. */
    public String decoyHash() {
        return decoyHash;
    }

    /** Whether a secret is remembered as matching one of the hashes; costs no slow hash. */
    public boolean remembered(Secret secret, List<String> hashes) {
        byte[] mac = mac(secret);
        for (String hash : hashes) {
            byte[] known = rightMacs.getIfPresent(hash);
            if (known != null && MessageDigest.isEqual(known, mac)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compares a secret with hashes.
     *
     * @param secret the presented secret
     * @param hashes the hashes it may match, at least one
     * @param slowPathAllowed asked only when the answer is not remembered; false makes it {@link SecretCheck#BUSY}
     */
    public SecretCheck check(Secret secret, List<String> hashes, BooleanSupplier slowPathAllowed) {
        if (remembered(secret, hashes)) {
            return SecretCheck.RIGHT;
        }
        byte[] mac = mac(secret);
        String macText = HexFormat.of().formatHex(mac);
        List<String> open = hashes.stream()
                .filter(hash -> wrongMacs.getIfPresent(macText + hash) == null)
                .toList();
        if (open.isEmpty()) {
            return SecretCheck.WRONG;
        }
        if (!slowPathAllowed.getAsBoolean()) {
            return SecretCheck.BUSY;
        }
        return checkOnce(secret, mac, macText, open);
    }

    /** Callers that present the same secret at the same time share one slow check, so that a crowd takes one place. */
    private SecretCheck checkOnce(Secret secret, byte[] mac, String macText, List<String> hashes) {
        String key = macText + String.join("", hashes);
        try {
            return result(checks.computeIfAbsent(
                    key, ignored -> submit(() -> checkAndForget(secret, mac, macText, hashes), false)));
        } catch (RejectedExecutionException full) {
            return SecretCheck.BUSY;
        }
    }

    private SecretCheck checkAndForget(Secret secret, byte[] mac, String macText, List<String> hashes) {
        try {
            return checkSlowly(secret, mac, macText, hashes);
        } finally {
            // what came of it is remembered by now
            checks.remove(macText + String.join("", hashes));
        }
    }

    private SecretCheck checkSlowly(Secret secret, byte[] mac, String macText, List<String> hashes) {
        for (String hash : hashes) {
            if (SecretHash.matches(secret, hash)) {
                rightMacs.put(hash, mac);
                return SecretCheck.RIGHT;
            }
            wrongMacs.put(macText + hash, Boolean.TRUE);
        }
        return SecretCheck.WRONG;
    }

    private byte[] mac(Secret secret) {
        try {
            return ((Mac) keyedMac.clone()).doFinal(secret.bytes());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's " + HMAC + " can be cloned", impossible);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for a secret's hash", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a secret could not be hashed", failure.getCause());
        }
    }

    private <T> Future<T> submit(Callable<T> work, boolean waitForRoom) {
        while (true) {
            try {
                return slowPath.submit(work);
            } catch (RejectedExecutionException full) {
                if (!waitForRoom || slowPath.isShutdown()) {
                    throw full;
                }
                LockSupport.parkNanos(ROOM_POLL_NANOS);
            }
        }
    }

    @Override
    public void close() {
        slowPath.shutdownNow();
    }
}
