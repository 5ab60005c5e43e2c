/** Owns the sessions of people and their one-time codes at rest. */
@NullMarked
package dev.durward.store.session;

import org.jspecify.annotations.NullMarked;
