package dev.durward.web.server;

import java.util.Optional;

/** A question about one part of the server, answered quickly and without changing anything. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * What is wrong, in words for an operator and without secrets; empty when all is well.
     *
     * @throws Exception counts as a problem too; only its class is shown
     */
    Optional<String> problem() throws Exception;
}
