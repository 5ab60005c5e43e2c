/** Owns the cockpit's host: its pages, and what stands behind them on the same origin. */
@NullMarked
package dev.durward.cockpit.web;

import org.jspecify.annotations.NullMarked;
