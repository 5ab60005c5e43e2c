package dev.durward.cli;

import dev.durward.domain.product.ProductVersion;

/** Which version this is. */
final class Version {
    private Version() {}

    static String text() {
        return "durward " + ProductVersion.text();
    }
}
