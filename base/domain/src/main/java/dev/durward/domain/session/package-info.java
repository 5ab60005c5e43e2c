/** Owns the sessions of people in a browser. */
@NullMarked
package dev.durward.domain.session;

import org.jspecify.annotations.NullMarked;
