/** Owns the entity data model: types, properties, navigations and sets. */
@NullMarked
package dev.durward.odata.edm;

import org.jspecify.annotations.NullMarked;
