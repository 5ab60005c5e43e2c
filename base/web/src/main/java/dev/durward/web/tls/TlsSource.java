package dev.durward.web.tls;

import java.io.IOException;

/** Where a listener's certificate and key come from; asked once, when the listener needs them. */
@FunctionalInterface
public interface TlsSource {
    /**
     * Reads or makes them.
     *
     * @throws IOException with a message for the operator when they can't be used
     */
    TlsMaterial material() throws IOException;
}
