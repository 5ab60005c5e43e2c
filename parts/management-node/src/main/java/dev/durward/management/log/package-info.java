/** Owns the entity sets of message processing logs. */
@NullMarked
package dev.durward.management.log;

import org.jspecify.annotations.NullMarked;
