/** Owns {@code durward doctor}: the way of a client from its settings to a log, checked step by step. */
@NullMarked
package dev.durward.cli.doctor;

import org.jspecify.annotations.NullMarked;
