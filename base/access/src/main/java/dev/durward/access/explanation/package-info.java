/** Owns the answers to why a call is let through or refused, and whether a name is one that was meant. */
@NullMarked
package dev.durward.access.explanation;

import org.jspecify.annotations.NullMarked;
