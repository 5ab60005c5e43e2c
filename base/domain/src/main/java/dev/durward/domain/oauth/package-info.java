/** Owns OAuth clients and their access tokens as data. Knows nothing of how secrets are hashed or tokens are stored. */
@NullMarked
package dev.durward.domain.oauth;

import org.jspecify.annotations.NullMarked;
