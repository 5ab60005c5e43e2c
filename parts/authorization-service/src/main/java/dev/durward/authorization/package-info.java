/** Owns the host {@code oauthasservices-<account>}: which of its paths belongs to which feature. */
@NullMarked
package dev.durward.authorization;

import org.jspecify.annotations.NullMarked;
