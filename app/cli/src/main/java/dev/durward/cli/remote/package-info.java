/** Owns the calls to a server: TLS, names, answers, refusals. Knows the APIs' addresses, not what they hold. */
@NullMarked
package dev.durward.cli.remote;

import org.jspecify.annotations.NullMarked;
