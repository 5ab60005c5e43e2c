/** Owns the platform API's view of the audit log (contract f.2). */
@NullMarked
package dev.durward.cockpit.audit;

import org.jspecify.annotations.NullMarked;
