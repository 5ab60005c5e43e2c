/** Owns the bytes of answers, in JSON and Atom. */
@NullMarked
package dev.durward.odata.wire;

import org.jspecify.annotations.NullMarked;
