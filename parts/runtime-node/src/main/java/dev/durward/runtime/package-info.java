/**
 * Owns the runtime node: it runs the flow files of a folder, one Camel context for each account. Reads callers'
 * rights through {@code access}; knows nothing of other parts.
 */
@NullMarked
package dev.durward.runtime;

import org.jspecify.annotations.NullMarked;
