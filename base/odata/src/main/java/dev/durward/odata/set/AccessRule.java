package dev.durward.odata.set;

import java.util.List;

/**
 * Who may do what with a set.
 *
 * @param <C> who is calling
 */
@FunctionalInterface
public interface AccessRule<C> {
    /** Names of the roles that the caller would need and does not have; empty when it may go on. */
    List<String> missing(C caller, Operation operation);
}
