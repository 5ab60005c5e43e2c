/** Owns what the authorization service publishes about itself: metadata (RFC 8414) and keys (RFC 7517). */
@NullMarked
package dev.durward.authorization.metadata;

import org.jspecify.annotations.NullMarked;
