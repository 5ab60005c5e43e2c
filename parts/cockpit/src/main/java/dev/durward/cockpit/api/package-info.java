/** Owns what all calls of the platform API share: who may call, JSON in and out, refusals. */
@NullMarked
package dev.durward.cockpit.api;

import org.jspecify.annotations.NullMarked;
