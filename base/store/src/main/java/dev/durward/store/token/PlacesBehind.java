package dev.durward.store.token;

import dev.durward.store.sql.Database;
import dev.durward.store.sql.Session;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places that are written behind the tokens. New ones are kept in memory; when there are many, they are written in the
 * order of their hashes, a few hundred a transaction, while the next ones gather. What was in memory when the process ended
 * is read again from the tokens, which are clustered by client and time: {@code token_place_state} says from when.
 */
final class PlacesBehind implements TokenPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(PlacesBehind.class);

    // a few milliseconds of the writer's time each: what is left of an earlier process is written within seconds
    private static final long CATCH_UP_PAUSE_NANOS = 10_000_000;

    private static final String STATE = "SELECT placed_before_ms FROM token_place_state";
    private static final String SET_STATE = "UPDATE token_place_state SET placed_before_ms = ?";
    private static final String OWNERS = "SELECT number FROM token_client";
    private static final String WITHOUT_PLACE =
            "SELECT hash_start, issued_at_ms FROM access_token WHERE client = ? AND issued_at_ms >= ?";
    // what was deleted meanwhile gets none
    private static final String PLACE = """
            INSERT OR IGNORE INTO token_place (hash_start, client, issued_at_ms)
            SELECT hash_start, client, issued_at_ms FROM access_token
            WHERE client = ? AND issued_at_ms = ? AND hash_start = ?
            """;

    private static final long[] UNSORTED = {};

    private final Database database;
    private final Sizes sizes;
    private final AtomicBoolean busy = new AtomicBoolean();
    // changed by the writer's thread alone
    private volatile long placedBeforeMs;
    private volatile Arrivals arriving;
    private volatile @Nullable Arrivals leaving;
    // these three by whoever is busy, and by the writer's thread when the tables turn
    private volatile long[] order = UNSORTED;
    private volatile int written;
    private volatile int nextStepAt;

    private PlacesBehind(Database database, Sizes sizes, long placedBeforeMs) {
        this.database = database;
        this.sizes = sizes;
        this.arriving = new Arrivals(sizes.gathered());
        this.nextStepAt = sizes.stepEvery();
        this.placedBeforeMs = placedBeforeMs;
    }

    /** Reads what has no place yet, and begins to write it. */
    static PlacesBehind open(Database database, Sizes sizes) {
        PlacesBehind opened = database.write(session -> {
            PlacesBehind places = new PlacesBehind(database, sizes, session.number(STATE));
            Arrivals found = places.withoutPlace(session);
            if (found.size() > 0) {
                places.leaving = found;
            }
            return places;
        });
        if (opened.leaving != null) {
            Thread.ofVirtual().name("token-places-catch-up").start(opened::catchUp);
        }
        return opened;
    }

    private Arrivals withoutPlace(Session session) throws SQLException {
        record Token(long start, TokenPlace place) {}
        List<Token> tokens = new ArrayList<>();
        for (long client : session.list(OWNERS, row -> row.getLong(1))) {
            tokens.addAll(session.list(
                    WITHOUT_PLACE,
                    row -> new Token(
                            ByteBuffer.wrap(row.getBytes(1)).getLong(), new TokenPlace(client, row.getLong(2))),
                    client,
                    placedBeforeMs));
        }
        Arrivals found = new Arrivals(tokens.size());
        tokens.forEach(token -> found.add(token.start(), token.place()));
        return found;
    }

    @Override
    public boolean takes(long issuedAtMs) {
        return issuedAtMs >= placedBeforeMs && arriving.size() < sizes.gathered() - sizes.room() / 2;
    }

    @Override
    public void arrives(long start, TokenPlace place) {
        if (place.issuedAtMs() < placedBeforeMs || arriving.full()) {
            throw new PlaceNeededException();
        }
        arriving.add(start, place);
    }

    @Override
    public List<TokenPlace> recent(long start) {
        // in this order: what moves from one to the other meanwhile is seen in one of them
        List<TokenPlace> found = new ArrayList<>(1);
        arriving.collect(start, found);
        Arrivals before = leaving;
        if (before != null) {
            before.collect(start, found);
        }
        return found;
    }

    @Override
    public void keepUp() {
        if (arriving.size() >= nextStepAt) {
            go();
        }
    }

    /** Without it, processes that never live long would leave more and more to the next one. */
    private void catchUp() {
        do {
            LockSupport.parkNanos(this, CATCH_UP_PAUSE_NANOS);
        } while (leaving != null && go());
    }

    /** Takes one step, if nobody else does; returns whether another one may pass. */
    private boolean go() {
        if (!busy.compareAndSet(false, true)) {
            return true;
        }
        try {
            if (leaving != null) {
                writeStep();
            } else if (arriving.size() >= sizes.gathered() - sizes.room()) {
                turn();
            }
            nextStepAt = arriving.size() + sizes.stepEvery();
            return true;
        } catch (RuntimeException later) {
            // the token that it came after is kept: the next one tries again
            LOG.debug("event=token-places-later reason=\"{}\"", later.getMessage());
            return false;
        } finally {
            busy.set(false);
        }
    }

    /** Lets new ones gather in an empty table, and those of the full one be written. */
    private void turn() {
        Arrivals full = arriving;
        database.write(session -> {
            // on the writer's thread, so that none is added to the old table afterwards; run again, it does nothing
            if (arriving == full) {
                // here, not after the write: it may have happened although it was not confirmed
                order = UNSORTED;
                written = 0;
                leaving = full;
                arriving = new Arrivals(sizes.gathered());
            }
            return true;
        });
    }

    private void writeStep() {
        Arrivals from = leaving;
        if (from == null) {
            return;
        }
        if (order.length == 0) {
            order = from.sortedStarts();
        }
        int end = Math.min(order.length, written + sizes.step());
        boolean last = end == order.length;
        database.write(session -> {
            List<TokenPlace> found = new ArrayList<>();
            for (int i = written; i < end; i++) {
                found.clear();
                from.collect(order[i], found);
                for (TokenPlace place : found) {
                    place(session, start(order[i]), place);
                }
            }
            return last && finish(session);
        });
        written = end;
        if (last) {
            leaving = null;
            order = UNSORTED;
        }
    }

    /** From now on only those that gather are without a place. */
    private boolean finish(Session session) throws SQLException {
        long oldestMs = arriving.oldestMs();
        if (oldestMs != Long.MAX_VALUE) {
            session.update(SET_STATE, oldestMs);
            placedBeforeMs = oldestMs;
        }
        return true;
    }

    @Override
    public void place(Session session, byte[] start, TokenPlace place) throws SQLException {
        session.update(PLACE, place.client(), place.issuedAtMs(), start);
    }

    private static byte[] start(long start) {
        return ByteBuffer.allocate(Long.BYTES).putLong(start).array();
    }

    /**
     * How much is done at once.
     *
     * @param gathered tokens in memory until they are written
     * @param room of these, what may still arrive while the tables turn; those beyond get their place at once
     * @param step tokens whose places are written in one transaction
     */
    record Sizes(int gathered, int room, int step) {
        /**
         * The more gather, the more of them share a page: 2 x 6 MB of memory, and some 0.3 s of reading after a start. More
         * than the room can't wait for the writer. A step takes about 3 ms of the writer's time.
         */
        static final Sizes DEFAULT = new Sizes(131_072, 8192, 512);

        /** Twice as fast as new ones come, so that one table is written long before the next one is full. */
        int stepEvery() {
            return step / 2;
        }
    }
}
