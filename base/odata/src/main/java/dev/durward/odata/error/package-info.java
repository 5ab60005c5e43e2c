/** Owns refusals: the status and the text of what is answered instead of data. */
@NullMarked
package dev.durward.odata.error;

import org.jspecify.annotations.NullMarked;
