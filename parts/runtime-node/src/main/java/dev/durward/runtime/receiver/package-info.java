/** Owns calls that flows make to HTTP receivers, and the credentials they present there. */
@NullMarked
package dev.durward.runtime.receiver;

import org.jspecify.annotations.NullMarked;
