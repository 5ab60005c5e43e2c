/** Owns the commands that administer accounts, clients, roles, users and tokens over the platform API. */
@NullMarked
package dev.durward.cli.administration;

import org.jspecify.annotations.NullMarked;
