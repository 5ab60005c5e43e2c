/** Owns the platform API's calls for the keys that JSON Web Tokens are signed with. */
@NullMarked
package dev.durward.cockpit.key;

import org.jspecify.annotations.NullMarked;
