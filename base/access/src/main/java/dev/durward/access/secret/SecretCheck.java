package dev.durward.access.secret;

/** What came of comparing a presented secret with stored hashes. */
public enum SecretCheck {
    /** It is the right one. */
    RIGHT,
    /** It is a wrong one. */
    WRONG,
    /** Nobody knows: the slow path is full, or this source may not use it now. */
    BUSY
}
