package dev.durward.access.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.domain.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;

/**
 * Compares secrets with their slow hashes, slowly only once: after a success the secret's HMAC under a key of this
 * process is remembered, and compared from then on. Most wrong secrets fail a short tag before the slow hash. The slow
 * path runs on a bounded number of platform threads, because one hash takes about 40 ms of a core (contract a.4: the same
 * work for an unknown id and a wrong secret).
 */
public final class SecretVerifier implements AutoCloseable {
    private static final String TAG_PURPOSE = "secret-tag";
    // Each waiting check holds its caller's thread only; 64 of them are over two seconds of work.
    private static final int WAITING_CHECKS = 64;
    private static final int REMEMBERED_SECRETS = 100_000;
    private static final long ROOM_POLL_NANOS = 20_000_000;

    private final SecretHash hashing;
    private final ConcurrentHashMap<String, Future<SecretCheck>> checks = new ConcurrentHashMap<>();
    private final Mac keyedMac;
    private final String decoyHash;
    private final Cache<String, byte[]> rightMacs =
            Caffeine.newBuilder().maximumSize(REMEMBERED_SECRETS).build();
    private final ThreadPoolExecutor slowPath;

    /**
     * Starts the slow path's threads.
     *
     * @param masterKey the key of the tags is derived from it
     */
    public SecretVerifier(SecureRandom random, MasterKey masterKey) {
        hashing = new SecretHash(random, masterKey.derive(TAG_PURPOSE));
        byte[] processKey = new byte[32];
        random.nextBytes(processKey);
        keyedMac = SecretHash.keyedMac(processKey);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        slowPath = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING_CHECKS),
                Thread.ofPlatform().daemon().name("secret-hash-", 0).factory());
        slowPath.allowCoreThreadTimeOut(true);
        decoyHash = hashing.decoy();
    }

    /** Loads and compiles the slow hash on a thread of its own; returns at once. */
    public static void warmUp() {
        Thread.ofPlatform().daemon().name("secret-hash-warm-up").start(() -> {
            SecretHash hashing = new SecretHash(new SecureRandom(), new byte[32]);
            hashing.matches(Secret.of(""), hashing.decoy());
        });
    }

    /** The slow hash of a new secret, for the store. Waits for its turn. */
    public String hash(Secret secret) {
        return result(submitWhenThereIsRoom(() -> hashing.of(secret)));
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

    /** The hashes that a secret may match by their tags; costs no slow hash. Empty says that the secret is wrong. */
    public List<String> candidates(Secret secret, List<String> hashes) {
        return hashes.stream().filter(hash -> hashing.mayMatch(secret, hash)).toList();
    }

    /**
     * Compares a secret with hashes: {@link #remembered} first, then the slow way. Callers that present the same secret at
     * the same time share one slow check, so that a crowd takes one place.
     *
     * @param hashes the hashes it may match, at least one
     */
    public SecretCheck check(Secret secret, List<String> hashes) {
        if (remembered(secret, hashes)) {
            return SecretCheck.RIGHT;
        }
        List<String> open = candidates(secret, hashes);
        if (open.isEmpty()) {
            return SecretCheck.WRONG;
        }
        byte[] mac = mac(secret);
        String key = HexFormat.of().formatHex(mac) + String.join("", open);
        try {
            return result(checks.computeIfAbsent(
                    key, ignored -> slowPath.submit(() -> checkAndForget(key, secret, mac, open))));
        } catch (RejectedExecutionException | CancellationException full) {
            return SecretCheck.BUSY;
        }
    }

    private SecretCheck checkAndForget(String key, Secret secret, byte[] mac, List<String> hashes) {
        try {
            return checkSlowly(secret, mac, hashes);
        } finally {
            // what came of it is remembered by now
            checks.remove(key);
        }
    }

    private SecretCheck checkSlowly(Secret secret, byte[] mac, List<String> hashes) {
        for (String hash : hashes) {
            if (hashing.matches(secret, hash)) {
                rightMacs.put(hash, mac);
                return SecretCheck.RIGHT;
            }
        }
        return SecretCheck.WRONG;
    }

    private byte[] mac(Secret secret) {
        return SecretHash.copy(keyedMac).doFinal(secret.bytes());
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

    private <T> Future<T> submitWhenThereIsRoom(Callable<T> work) {
        while (true) {
            try {
                return slowPath.submit(work);
            } catch (RejectedExecutionException full) {
                if (slowPath.isShutdown()) {
                    throw full;
                }
                LockSupport.parkNanos(ROOM_POLL_NANOS);
            }
        }
    }

    /** Ends the threads; checks that wait are answered {@link SecretCheck#BUSY}. */
    @Override
    public void close() {
        for (Runnable waiting : slowPath.shutdownNow()) {
            if (waiting instanceof Future<?> check) {
                check.cancel(false);
            }
        }
    }
}
