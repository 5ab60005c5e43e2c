/** Owns accounts, subscriptions, clients, users, groups and roles at rest, and the change counter that tells every process of a change. */
@NullMarked
package dev.durward.store.directory;

import org.jspecify.annotations.NullMarked;
