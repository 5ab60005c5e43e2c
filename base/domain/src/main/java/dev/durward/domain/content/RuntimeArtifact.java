package dev.durward.domain.content;

import java.time.Instant;
import java.util.Optional;

/**
 * An integration flow as it stands on the runtime node (contract section 2.3, {@code IntegrationRuntimeArtifact}).
 *
 * @param account technical name of the account
 * @param id the flow's id
 * @param version such as {@code 1.0.0}
 * @param name display name
 * @param type {@code INTEGRATION_FLOW}
 * @param deployedBy who deployed it
 * @param deployedOn when
 * @param status {@code STARTING}, {@code STARTED}, {@code ERROR} or {@code STOPPING}
 * @param error why it is in {@code ERROR}; empty otherwise
 */
public record RuntimeArtifact(
        String account,
        String id,
        String version,
        String name,
        String type,
        String deployedBy,
        Instant deployedOn,
        String status,
        Optional<String> error) {}
