package dev.durward.store.token;

/**
 * Where a token lies, but for its hash.
 *
 * @param client the number of its client
 * @param issuedAtMs when it was issued, milliseconds since 1970
 */
record TokenPlace(long client, long issuedAtMs) {}
