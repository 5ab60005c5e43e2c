/** Owns the commands that read messages and flows over the OData API. */
@NullMarked
package dev.durward.cli.monitoring;

import org.jspecify.annotations.NullMarked;
