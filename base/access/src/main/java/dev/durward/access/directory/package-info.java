/** Owns the in-memory directory that every request asks, and the changes to it. Reads and writes through {@code store}; knows nothing of HTTP. */
@NullMarked
package dev.durward.access.directory;

import org.jspecify.annotations.NullMarked;
