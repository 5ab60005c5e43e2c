package dev.durward.management.people;

/** Calls for the monitor's pages that belong together, below {@code /itspaces/monitoring/}. */
@FunctionalInterface
public interface PersonEndpoints {
    /** Adds the calls to the table. */
    void addTo(PersonRoutes routes);
}
