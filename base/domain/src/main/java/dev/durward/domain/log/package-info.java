/** Owns message processing logs and all that belongs to one: runs, properties, attachments, errors. */
@NullMarked
package dev.durward.domain.log;

import org.jspecify.annotations.NullMarked;
