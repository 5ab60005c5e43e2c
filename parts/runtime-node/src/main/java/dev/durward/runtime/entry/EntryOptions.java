package dev.durward.runtime.entry;

import java.util.List;
import java.util.Set;

/**
 * How a flow listens.
 *
 * @param path path below {@code /http}, begins with a slash
 * @param methods methods it takes, upper-case
 * @param csrfProtected whether modifying requests need a CSRF token
 * @param responseHeaders names of message headers that go back to the caller
 */
record EntryOptions(String path, Set<String> methods, boolean csrfProtected, List<String> responseHeaders) {}
