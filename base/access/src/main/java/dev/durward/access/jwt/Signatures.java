package dev.durward.access.jwt;

/** Whose code makes and checks the signatures of JSON Web Tokens. */
public enum Signatures {
    /** Conscrypt's native code where it can be loaded, the JDK's elsewhere. */
    NATIVE,
    /** The JDK's only, for machines where no native code may be loaded. */
    JDK;

    /** A provider of this kind. */
    public SignatureProvider provider() {
        return switch (this) {
            case NATIVE -> SignatureProvider.nativeWhenLoaded();
            case JDK -> SignatureProvider.jdk();
        };
    }
}
