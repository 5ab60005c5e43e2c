package dev.durward.domain.authorization;

/** Who a role is assigned to. */
public sealed interface Principal {
    /** The name as it was assigned. */
    String name();

    /**
     * A user by free text: nobody checks that it exists (contract d.1).
     *
     * @param name compared exactly; 1 to 255 characters
     */
    record User(String name) implements Principal {
        /** Checks the length. */
        public User {
            if (name.isBlank() || name.length() > 255) {
                throw new IllegalArgumentException("user name must have 1 to 255 characters");
            }
        }
    }

    /**
     * A group of the account.
     *
     * @param name compared without regard to case; 1 to 255 characters
     */
    record Group(String name) implements Principal {
        /** Checks the length. */
        public Group {
            if (name.isBlank() || name.length() > 255) {
                throw new IllegalArgumentException("group name must have 1 to 255 characters");
            }
        }
    }
}
