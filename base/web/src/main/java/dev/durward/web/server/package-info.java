/**
 * The HTTP server behind {@code dev.durward.web}: listeners, limits, streaming, metrics, access log and health.
 *
 * <p>The only package that sees the engine (Vert.x and Netty); no public signature shows it.
 */
@NullMarked
package dev.durward.web.server;

import org.jspecify.annotations.NullMarked;
