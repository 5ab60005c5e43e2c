package dev.durward.odata.set;

/**
 * The outcome of a change.
 *
 * @param <T> a row
 */
public sealed interface Written<T> {
    /**
     * Done, and the entity is shown.
     *
     * @param status 200 to 299
     * @param row the entity as it is now
     */
    record Shown<T>(int status, T row) implements Written<T> {}

    /**
     * Done, and nothing is shown.
     *
     * @param status 200 to 299
     */
    record Done<T>(int status) implements Written<T> {}

    /**
     * Nothing was changed.
     *
     * @param status 400 to 599
     * @param text why, for the caller
     */
    record Refused<T>(int status, String text) implements Written<T> {}
}
