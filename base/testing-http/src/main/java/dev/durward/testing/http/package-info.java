/** Owns callers that treat an HTTP server badly; knows nothing of any server. */
@NullMarked
package dev.durward.testing.http;

import org.jspecify.annotations.NullMarked;
