package dev.durward.domain.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of node an application runs on (contract section 0). */
public enum NodeType {
    /** Tenant management node: the OData API and the monitor. */
    TMN,
    /** Runtime node: the integration flows. */
    IFLMAP;

    /** The node type as it ends an application name and a host label: {@code tmn} or {@code iflmap}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The node type that {@link #suffix} belongs to; empty for any other text. */
    public static Optional<NodeType> ofSuffix(String text) {
        return Arrays.stream(values())
                .filter(type -> type.suffix().equals(text))
                .findFirst();
    }
}
