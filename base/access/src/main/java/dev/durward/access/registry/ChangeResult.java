package dev.durward.access.registry;

/** Outcome of a change of the directory. */
public sealed interface ChangeResult<T> {
    /** Made, durable, and in force in this process. */
    record Changed<T>(T value) implements ChangeResult<T> {}

    /** Not made; nothing was written. */
    record Refused<T>(Reason reason, String message) implements ChangeResult<T> {}

    /** Why a change was refused. */
    enum Reason {
        /** What should be changed, or something it names, does not exist. */
        NOT_FOUND,
        /** Something of that name exists. */
        CONFLICT,
        /** A value breaks a rule. */
        INVALID
    }

    /** The value, for callers to whom a refusal is an error of their own input. */
    default T orThrow() {
        return switch (this) {
            case Changed<T>(T value) -> value;
            case Refused<T>(var reason, var message) -> throw new IllegalArgumentException(message);
        };
    }
}
