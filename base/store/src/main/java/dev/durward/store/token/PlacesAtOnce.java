package dev.durward.store.token;

import dev.durward.store.sql.Session;
import java.util.List;

/** Places that the database's own index keeps. */
final class PlacesAtOnce implements TokenPlaces {
    @Override
    public boolean takes(long issuedAtMs) {
        return true;
    }

    @Override
    public void arrives(long start, TokenPlace place) {
        // the index has it
    }

    @Override
    public List<TokenPlace> recent(long start) {
        return List.of();
    }

    @Override
    public void keepUp() {
        // never behind
    }

    @Override
    public void place(Session session, byte[] start, TokenPlace place) {
        // the index has it
    }
}
