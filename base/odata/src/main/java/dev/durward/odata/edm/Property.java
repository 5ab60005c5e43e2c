package dev.durward.odata.edm;

import java.util.List;

/** A property of an entity type. */
public sealed interface Property {
    /** Its name. */
    String name();

    /** A property with a simple value. */
    record Simple(String name, SimpleKind kind) implements Property {}

    /**
     * A property made of simple ones.
     *
     * @param typeName full name of the complex type
     * @param parts its properties, in the model's order
     */
    record Complex(String name, String typeName, List<Simple> parts) implements Property {
        /** Copies the list. */
        public Complex {
            parts = List.copyOf(parts);
        }
    }
}
