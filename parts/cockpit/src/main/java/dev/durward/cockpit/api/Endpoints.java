package dev.durward.cockpit.api;

/** Calls of the platform API that belong together. */
@FunctionalInterface
public interface Endpoints {
    /** Adds the calls to the table. */
    void addTo(Routes routes);
}
