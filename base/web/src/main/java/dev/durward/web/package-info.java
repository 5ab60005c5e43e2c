/**
 * HTTP as plain blocking functions: requests, responses, failures, virtual hosts and a router.
 *
 * <p>Knows nothing of the server's domain and nothing of the HTTP engine, which lives in {@code web.server}.
 */
@NullMarked
package dev.durward.web;

import org.jspecify.annotations.NullMarked;
