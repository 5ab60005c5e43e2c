/** Owns the introspection endpoint (RFC 7662): what a token is, for those it concerns. */
@NullMarked
package dev.durward.authorization.introspection;

import org.jspecify.annotations.NullMarked;
