package dev.durward.server.config;

import java.util.Locale;

/** A part that a process can run ({@code parts:} in the configuration). */
public enum Part {
    /** Token endpoint. */
    AUTHORIZATION_SERVICE,
    /** Platform API. */
    COCKPIT,
    /** OData API. */
    MANAGEMENT_NODE,
    /** Integration flows. */
    RUNTIME_NODE;

    /** The word used in the configuration, such as {@code management-node}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #word()}; fails with a message for the operator. */
    public static Part parse(String word) {
        for (Part part : values()) {
            if (part.word().equals(word)) {
                return part;
            }
        }
        throw new IllegalArgumentException("part must be authorization-service, cockpit, management-node or "
                + "runtime-node, was '" + word + "'");
    }
}
