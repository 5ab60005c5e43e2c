/** Owns the declaration of an entity set: where its rows come from, what may be asked of it, and who may. */
@NullMarked
package dev.durward.odata.set;

import org.jspecify.annotations.NullMarked;
