/** Owns what all endpoints of the authorization service share: parameters, who calls, errors, answers. */
@NullMarked
package dev.durward.authorization.endpoint;

import org.jspecify.annotations.NullMarked;
