/** Owns the description of the platform API in OpenAPI 3.1, made from the table of its calls. */
@NullMarked
package dev.durward.cockpit.openapi;

import org.jspecify.annotations.NullMarked;
