/** Owns users, groups, roles and assignments as data, and the table of predefined roles (contract d). */
@NullMarked
package dev.durward.domain.authorization;

import org.jspecify.annotations.NullMarked;
