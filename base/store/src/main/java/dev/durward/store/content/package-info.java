/** Owns runtime artifacts and security material at rest; passwords come in and go out encrypted. */
@NullMarked
package dev.durward.store.content;

import org.jspecify.annotations.NullMarked;
