/** Owns audit events as data (contract f). */
@NullMarked
package dev.durward.domain.audit;

import org.jspecify.annotations.NullMarked;
