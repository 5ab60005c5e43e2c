package dev.durward.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much work nobody knows who for is done for one source address: some pieces at once, and a token bucket for those of a
 * while. It counts by monotonic time and holds for this process.
 */
public final class SourceLimits {
    private static final int SOURCES = 50_000;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final int atOnce;
    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(SOURCES)
            // a bucket that was not asked for this long is full again
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();

    /**
     * Limits for each source.
     *
     * @param atOnce pieces of work at once, at least 1
     * @param perMinute pieces in a minute, which may come all together after a pause; at least 1
     */
    public SourceLimits(int atOnce, int perMinute) {
        if (atOnce < 1 || perMinute < 1) {
            throw new IllegalArgumentException("limits of a source must be at least 1");
        }
        this.atOnce = atOnce;
        this.perMinute = perMinute;
    }

    /** Takes a place for one piece of work, to be given back; zero when there was one, else how long to wait. */
    public Duration take(String source) {
        Bucket bucket = buckets.get(source, key -> bucket());
        if (!bucket.tryConsume(1)) {
            return Duration.ofNanos(
                    Math.max(1, bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
        }
        if (underWay.merge(source, 1, Integer::sum) > atOnce) {
            giveBack(source);
            return BUSY;
        }
        return Duration.ZERO;
    }

    /** Gives a place back that was taken. */
    public void giveBack(String source) {
        underWay.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
