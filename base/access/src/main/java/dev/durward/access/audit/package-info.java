/** Owns the audit events that belong to no change. */
@NullMarked
package dev.durward.access.audit;

import org.jspecify.annotations.NullMarked;
