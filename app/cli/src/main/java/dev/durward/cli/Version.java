package dev.durward.cli;

/** Which version this is. */
final class Version {
    private Version() {}

    static String text() {
        return "durward 0.1.0";
    }
}
