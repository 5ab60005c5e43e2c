/** Owns the rules for changing the directory: accounts, clients, users, roles. Every change carries its audit event. */
@NullMarked
package dev.durward.access.registry;

import org.jspecify.annotations.NullMarked;
