/** Owns how people sign in to the cockpit and from there to other hosts. */
@NullMarked
package dev.durward.cockpit.signin;

import org.jspecify.annotations.NullMarked;
