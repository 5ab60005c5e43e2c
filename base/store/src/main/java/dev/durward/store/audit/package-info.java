/** Owns the audit log at rest. */
@NullMarked
package dev.durward.store.audit;

import org.jspecify.annotations.NullMarked;
