/** Owns declaration files: accounts, clients, users and roles as text. */
@NullMarked
package dev.durward.server.declaration;

import org.jspecify.annotations.NullMarked;
