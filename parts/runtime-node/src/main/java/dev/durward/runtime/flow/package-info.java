/** Owns flow files: finding, checking, deploying and removing them. Knows nothing of HTTP requests. */
@NullMarked
package dev.durward.runtime.flow;

import org.jspecify.annotations.NullMarked;
