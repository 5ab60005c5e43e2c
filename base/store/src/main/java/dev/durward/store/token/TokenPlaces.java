package dev.durward.store.token;

import dev.durward.store.sql.Database;
import dev.durward.store.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** How a token is found by the start of its hash. */
sealed interface TokenPlaces permits PlacesBehind, PlacesAtOnce {
    /** The places of a database. */
    static TokenPlaces of(Database database) {
        return switch (database.dialect()) {
            case SQLITE -> PlacesBehind.open(database, PlacesBehind.Sizes.DEFAULT);
            case POSTGRESQL -> new PlacesAtOnce();
        };
    }

    /** Whether tokens issued at a time may be kept without their place, milliseconds since 1970. */
    boolean takes(long issuedAtMs);

    /**
     * Notes a token that is being written, on the thread that writes it.
     *
     * @throws PlaceNeededException when it can't be kept without its place any more
     */
    void arrives(long start, TokenPlace place);

    /** Where tokens of a start may lie beside those that table {@code token_place} knows; asked before that table is. */
    List<TokenPlace> recent(long start);

    /** Does what is due, to be called after a token was kept and holding nothing; never fails. */
    void keepUp();

    /** Writes a token's place together with it. */
    void place(Session session, byte[] start, TokenPlace place) throws SQLException;
}
