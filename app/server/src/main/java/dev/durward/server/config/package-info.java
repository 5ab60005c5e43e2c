/** Owns the server's configuration, {@code durward.yaml}. */
@NullMarked
package dev.durward.server.config;

import org.jspecify.annotations.NullMarked;
