package dev.durward.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.domain.oauth.OAuthClient;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * The rate limit of one token format (contract a.5): a token bucket for each client, for each account, and for all. It
 * counts by monotonic time and holds for this process.
 */
public final class IssueLimits {
    // a bucket that was not asked for this long is full again
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int CLIENTS = 100_000;

    private final IssueRate rate;
    private final Bucket total;
    private final Cache<String, Bucket> accounts = buckets();
    private final Cache<String, Bucket> clients = buckets();

    /** Full buckets of a rate. */
    public IssueLimits(IssueRate rate) {
        this.rate = rate;
        this.total = bucket(rate.total());
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterAccess(IDLE)
                .build();
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Takes a place for one token to a client; zero when there was one, else how long to wait for the next. */
    public Duration take(OAuthClient client) {
        Bucket ofClient = clients.get(client.clientId(), key -> bucket(rate.perClient()));
        if (!ofClient.tryConsume(1)) {
            return pause(ofClient);
        }
        Bucket ofAccount = accounts.get(client.account(), key -> bucket(rate.perAccount()));
        if (!ofAccount.tryConsume(1)) {
            return pause(ofAccount);
        }
        return total.tryConsume(1) ? Duration.ZERO : pause(total);
    }

    private static Duration pause(Bucket bucket) {
        return Duration.ofNanos(Math.max(1, bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }
}
