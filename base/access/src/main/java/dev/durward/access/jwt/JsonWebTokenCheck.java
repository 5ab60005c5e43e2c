package dev.durward.access.jwt;

/** Outcome of verifying a text as a token. */
public sealed interface JsonWebTokenCheck {
    /** Signed by a key of ours, for the account asked about, and not expired. Revocation is not looked at. */
    record Valid(JsonWebToken token) implements JsonWebTokenCheck {}

    /** Not to be accepted. */
    record Invalid(Reason reason) implements JsonWebTokenCheck {}

    /** Why a text is not accepted; for metrics and logs, never for the caller. */
    enum Reason {
        /** Too long, or not three parts. */
        MALFORMED,
        /** Its header is of none of the keys that are published now. */
        UNKNOWN_KEY,
        /** The signature is not the key's, or not written as it must be. */
        WRONG_SIGNATURE,
        /** A claim is missing, repeated, of the wrong type, or contradicts another. */
        WRONG_CLAIMS,
        /** Of another account. */
        WRONG_ISSUER,
        /** Its time is over. */
        EXPIRED
    }
}
