/**
 * Owns what people in a browser find on a tmn host: the monitor's pages, their session, and the same data as the OData API
 * for it. Begin at {@link dev.durward.management.people.PersonEndpoints} to add a call.
 */
@NullMarked
package dev.durward.management.people;

import org.jspecify.annotations.NullMarked;
