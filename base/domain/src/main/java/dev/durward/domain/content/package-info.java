/** Owns what is deployed on an account's nodes: runtime artifacts and security material. */
@NullMarked
package dev.durward.domain.content;

import org.jspecify.annotations.NullMarked;
