package dev.durward.domain.account;

import java.util.Locale;

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
}
