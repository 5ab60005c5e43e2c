/** Owns an OData V2 service in which entity sets are declarations: a request comes in, an answer goes out. Knows no HTTP server, no store and no domain. */
@NullMarked
package dev.durward.odata;

import org.jspecify.annotations.NullMarked;
