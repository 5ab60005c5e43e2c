/** Owns accounts and the applications they subscribe to. Knows nothing of storage, HTTP or any part. */
@NullMarked
package dev.durward.domain.account;

import org.jspecify.annotations.NullMarked;
