package dev.durward.access.session;

import dev.durward.store.directory.DirectoryChange;
import dev.durward.store.session.OneTimeCodeRepository;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** Codes of 256 random bits that can be presented once, in any process on the store; kept by their hash. */
public final class OneTimeCodes {
    private static final int CODE_BYTES = 32;
    private static final int CODE_LENGTH = 43;

    private final OneTimeCodeRepository repository;
    private final SecureRandom random;
    private final InstantSource clock;

    /** Codes in a repository. */
    public OneTimeCodes(OneTimeCodeRepository repository, SecureRandom random, InstantSource clock) {
        this.repository = repository;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A new code.
     *
     * @param purpose a fixed word
     * @param content given to who presents the code; no secret
     * @param lifetime how long it can be presented
     */
    public String issue(String purpose, String content, Duration lifetime) {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        repository.insert(People.sha256(code), purpose, content, clock.instant().plus(lifetime));
        return code;
    }

    /** The content of a code, which is used up; empty for one that is unknown, used, ended or for another purpose. */
    public Optional<String> take(String purpose, String code) {
        return code.length() == CODE_LENGTH
                ? repository.take(People.sha256(code), purpose, clock.instant())
                : Optional.empty();
    }

    /** Using a code up as one of several changes that are made together or not at all. */
    DirectoryChange use(String purpose, String code) {
        return new DirectoryChange.UseCode(People.sha256(code), purpose, clock.instant());
    }

    /**
     * Whether something is used for the first time, in any process on the store; it is used then.
     *
     * @param purpose a fixed word
     * @param text what is used, such as the state of a sign-in; kept by its hash
     * @param until when it can't be used any more and need not be remembered
     */
    public boolean firstUse(String purpose, String text, Instant until) {
        return repository.insert(People.sha256(purpose + ' ' + text), purpose, "", until);
    }

    /** Whether a code could be taken. */
    public boolean good(String purpose, String code) {
        return code.length() == CODE_LENGTH
                && repository
                        .find(People.sha256(code), purpose, clock.instant())
                        .isPresent();
    }
}
