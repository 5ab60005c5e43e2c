package dev.durward.domain.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version that this product was built as. */
public final class ProductVersion {
    private static final String RESOURCE = "version.txt";

    private ProductVersion() {}

    /** The version, such as {@code 0.1.0}; one that is not released ends with {@code -SNAPSHOT}. */
    public static String text() {
        try (InputStream resource = ProductVersion.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the product");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
