package dev.durward.access.caller;

import dev.durward.access.secret.SecretVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Compares presented credentials with stored hashes and slows those who guess: a right secret is never refused, a wrong
 * one costs its source a growing delay and next to none of the slow hash.
 */
final class CredentialGuard {
    /** What came of it. */
    sealed interface Verdict {
        /** One of the readings is right. */
        record Right(BasicCredentials reading) implements Verdict {}

        /** None is. */
        record Wrong() implements Verdict {}

        /** The source must wait. */
        record Slowed(Duration retryAfter) implements Verdict {}
    }

    private static final Duration WHEN_FULL = Duration.ofSeconds(1);
    // as many as a client may have secrets, so that an unknown name costs the same work as a known one
    private static final int HASHES = 2;

    private final SecretVerifier secrets;
    private final GuessLimiter guesses;
    private final GuessBudget budget;

    CredentialGuard(SecretVerifier secrets, GuessLimiter guesses, GuessBudget budget) {
        this.secrets = secrets;
        this.guesses = guesses;
        this.budget = budget;
    }

    /**
     * Compares.
     *
     * @param credentials what was presented
     * @param hashes the live hashes of a reading's name, at most two; empty for a name nobody has
     * @param source network address of the caller
     */
    Verdict check(BasicCredentials credentials, Function<BasicCredentials, List<String>> hashes, String source) {
        List<BasicCredentials> readings = credentials.readings();
        for (BasicCredentials reading : readings) {
            // what is remembered comes first, so that nothing stands in the way of a right secret
            if (secrets.remembered(reading.secret(), padded(hashes.apply(reading)))) {
                return new Verdict.Right(reading);
            }
        }
        String name = limited(credentials.name());
        for (BasicCredentials reading : readings) {
            List<String> candidates = candidates(reading, hashes.apply(reading));
            if (!candidates.isEmpty()) {
                Verdict verdict = checkSlowly(reading, candidates, name, source);
                if (!(verdict instanceof Verdict.Wrong)) {
                    return verdict;
                }
            }
        }
        return fail(name, source);
    }

    private Verdict checkSlowly(BasicCredentials reading, List<String> candidates, String name, String source) {
        if (!budget.take(name, source, reading.secret())) {
            return slowed(name, source);
        }
        try {
            return switch (secrets.check(reading.secret(), candidates)) {
                case RIGHT -> {
                    guesses.succeeded(name, source);
                    yield new Verdict.Right(reading);
                }
                case WRONG -> {
                    budget.spend(name, source);
                    yield new Verdict.Wrong();
                }
                case BUSY -> slowed(name, source);
            };
        } finally {
            budget.giveBack(name, source, reading.secret());
        }
    }

    private Verdict fail(String name, String source) {
        Duration pause = guesses.pause(name, source);
        guesses.failed(name, source);
        return pause.isZero() ? new Verdict.Wrong() : new Verdict.Slowed(pause);
    }

    private Verdict slowed(String name, String source) {
        Duration pause = guesses.pause(name, source);
        return new Verdict.Slowed(pause.isZero() ? WHEN_FULL : pause);
    }

    /** What the secret may match; padding is compared, so that time tells nothing, but never hashed slowly. */
    private List<String> candidates(BasicCredentials reading, List<String> hashes) {
        List<String> candidates = secrets.candidates(reading.secret(), padded(hashes));
        return hashes.isEmpty()
                ? candidates
                : candidates.stream().filter(hashes::contains).toList();
    }

    private List<String> padded(List<String> hashes) {
        if (hashes.size() == HASHES) {
            return hashes;
        }
        List<String> padded = new ArrayList<>(HASHES);
        padded.addAll(hashes);
        while (padded.size() < HASHES) {
            padded.add(secrets.decoyHash());
        }
        return padded;
    }

    /** Names that nobody can have share one place in the caches, so that long ones can't fill the memory. */
    static String limited(String name) {
        return name.length() > BasicCredentials.LONGEST_NAME ? "" : name;
    }
}
