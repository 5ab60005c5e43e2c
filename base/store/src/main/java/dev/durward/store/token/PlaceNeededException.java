package dev.durward.store.token;

/** A token is to be kept together with its place. */
final class PlaceNeededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlaceNeededException() {
        // thrown on the way of every token that comes late, and never seen outside
        super("a token is older than those without a place", null, false, false);
    }
}
