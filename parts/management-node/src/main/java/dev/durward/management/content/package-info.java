/** Owns the entity sets of deployed content: runtime artifacts and user credentials. */
@NullMarked
package dev.durward.management.content;

import org.jspecify.annotations.NullMarked;
