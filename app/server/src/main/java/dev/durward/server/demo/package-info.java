/** Owns the demo: its account, clients and flows, and the files that tell how to call it. */
@NullMarked
package dev.durward.server.demo;

import org.jspecify.annotations.NullMarked;
