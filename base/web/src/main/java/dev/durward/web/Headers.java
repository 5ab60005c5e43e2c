package dev.durward.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Header fields of a request; names are compared without regard to case. */
public interface Headers {
    /** The first value of a field. */
    Optional<String> first(String name);

    /** All values of a field in the order of arrival; empty when there is none. */
    List<String> all(String name);

    /** The names as they came, each once. */
    Set<String> names();
}
