package dev.durward.runtime.flow;

import dev.durward.runtime.receiver.CredentialSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What all flows of a node share.
 *
 * @param properties values for {@code {{name}}} in flow files
 * @param workFolder where long message bodies lie while they are processed
 * @param credentials user credentials by alias
 * @param receiverTrust what TLS receivers are trusted by; empty for the platform's default
 */
public record FlowContextConfig(
        Map<String, String> properties,
        Path workFolder,
        CredentialSource credentials,
        Optional<SSLContext> receiverTrust) {
    /** Copies the properties. */
    public FlowContextConfig {
        properties = Map.copyOf(properties);
    }
}
