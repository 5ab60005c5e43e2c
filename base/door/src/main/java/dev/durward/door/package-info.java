/**
 * Owns how a host that asks for credentials lets its callers in: challenges, refusals and CSRF protection. Joins {@code
 * access}, which knows no HTTP, with {@code web}, which knows no callers.
 */
@NullMarked
package dev.durward.door;

import org.jspecify.annotations.NullMarked;
