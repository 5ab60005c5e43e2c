/**
 * Owns the way from a Camel exchange to a message processing log: observing exchanges, batching reports, and keeping
 * them on disk while the sink is away. Knows nothing of storage, HTTP or any part, and works in any Camel application.
 */
@NullMarked
package dev.durward.recorder;

import org.jspecify.annotations.NullMarked;
